"""What the OpenAPI description says besides what the framework knows."""

from typing import Any

from api.bodies import DocumentBody
from api.problems import MEDIA_TYPE
from api.sent_evaluation import EvaluationBody

Description = dict[str, Any]

TAGS = [
    {"name": "drafts", "description": "OKRs out of notes."},
    {"name": "conversations", "description": "OKRs drafted and revised in plain words, version by version."},
    {"name": "evaluations", "description": "Many cases drafted or judged at once, scored and reported."},
    {"name": "checks", "description": "OKRs held to the rules, with no model."},
    {"name": "evidence", "description": "What notes say, as data with exact quotes."},
    {"name": "library", "description": "Strategy, research and other documents that drafts draw on."},
    {"name": "page", "description": "Signing in to the page with a key; programs send theirs with each request."},
    {"name": "service", "description": "Whether the service works."},
]
_PROBLEM = "#/components/schemas/Problem"
_EXAMPLE = {
    "type": "about:blank",
    "title": "Unprocessable Content",
    "status": 422,
    "detail": "notes is missing.",
    "code": "invalid_request",
    "request_id": "5f0c3c0e9d7a4f0c8a5b1d2e3f405162",
    "errors": [{"field": "notes", "message": "is missing"}],
}


def amended(description: Description) -> Description:
    """Put right what the framework cannot know: the media type of problems, and a body read by our own code."""
    schemas = description["components"]["schemas"]
    schemas["DocumentBody"] = DocumentBody.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas["EvaluationBody"] = EvaluationBody.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas["Problem"]["examples"] = [_EXAMPLE]
    for operations in description["paths"].values():
        for operation in operations.values():
            for answer in operation["responses"].values():
                content = answer.get("content", {})
                if content.get("application/json", {}).get("schema") == {"$ref": _PROBLEM}:
                    content[MEDIA_TYPE] = content.pop("application/json")
    return description
