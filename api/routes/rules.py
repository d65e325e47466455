"""The rule catalogue."""

from fastapi import APIRouter

from api import answers
from api.dependencies import Reader
from api.json_response import Json
from api.keyed_route import KeyedRoute
from api.problems import Problem, answered_with
from assistant.checker import catalogue
from assistant.errors import UnknownName

router = APIRouter(prefix="/v1/rules", tags=["checks"], route_class=KeyedRoute)


@router.get("", summary="List the rules", responses={200: {"model": answers.Rules}, **answered_with()})
def list_rules(caller: Reader) -> Json:
    """Give every rule of the checker with its page.

    Rules of a team's own come with each request, in `config`, and are nobody else's: they are not listed here.
    """
    return Json(catalogue.catalogue_json())


@router.get("/{code}", summary="Explain a rule", responses={200: {"model": answers.Rule}, **answered_with(404)})
def get_rule(code: str, caller: Reader) -> Json:
    """Give one rule of the checker, by code or name."""
    try:
        return Json(catalogue.rule_json(catalogue.rule(code)))
    except UnknownName as error:
        raise Problem(404, "not_found", str(error)) from None
