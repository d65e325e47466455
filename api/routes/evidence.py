"""Evidence out of notes."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Body

from api import answers
from api.bodies import EvidenceBody
from api.dependencies import Reader
from api.examples import EVIDENCE
from api.json_response import Json
from api.json_route import JsonRoute
from api.problems import answered_with
from assistant.evidence.extract import extract
from assistant.evidence.record import evidence_json

router = APIRouter(prefix="/v1/evidence", tags=["evidence"], route_class=JsonRoute)


@router.post(
    "",
    summary="Read facts, priorities, requests and conflicts out of notes",
    response_description="The evidence of one text, or of each note",
    responses={200: {"model": answers.Evidence | answers.EvidenceList}, **answered_with(400, 413, 415, 422)},
)
def extract_evidence(body: Annotated[EvidenceBody, Body(openapi_examples=EVIDENCE)], caller: Reader) -> Json:
    """Give the evidence of one text, or of each note in a list."""
    as_of = body.as_of or date.today()
    if isinstance(body.notes, list):
        found = [evidence_json(extract(note.text, as_of=as_of, document=note.id), note.id) for note in body.notes]
        return Json({"version": 1, "evidence": found})
    text = body.text or body.notes or ""
    return Json(evidence_json(extract(text, as_of=as_of), None))
