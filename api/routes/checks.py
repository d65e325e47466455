"""Checks of OKR sets."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Body

from api import answers
from api.bodies import CheckBody
from api.dependencies import MetricsDep, Reader
from api.examples import CHECKS
from api.json_response import Json
from api.json_route import JsonRoute
from api.problems import answered_with
from assistant.checker.check import check
from assistant.checker.house_style import read_config
from assistant.checker.record import report_json
from assistant.evidence.extract import extract
from assistant.formats import read_record

router = APIRouter(prefix="/v1/checks", tags=["checks"], route_class=JsonRoute)


@router.post(
    "",
    summary="Check OKR sets by rules",
    response_description="A report for each set, in order",
    responses={200: {"model": answers.Reports}, **answered_with(400, 413, 415, 422)},
)
def check_okrs(body: Annotated[CheckBody, Body(openapi_examples=CHECKS)], metrics: MetricsDep, caller: Reader) -> Json:
    """Give a report for each set. An OKR set is in the full form or the short one: an objective and sentences."""
    config = read_config(body.config, "config")
    evidence = [
        extract(note.text, as_of=date.today(), document=note.id, fiscal_start=config.fiscal_year_start)
        for note in body.notes
    ]
    parents = [read_record(record, f"parents[{at}]") for at, record in enumerate(body.parents, 1)]
    sets = [read_record(record, f"okrs[{at}]") for at, record in enumerate(body.okrs, 1)]
    reports = [report_json(check(okrs, evidence=evidence, parents=parents, config=config)) for okrs in sets]
    for report in reports:
        metrics.report(report)
    return Json({"version": 1, "reports": reports})
