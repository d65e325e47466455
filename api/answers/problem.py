"""An error, as it is sent."""

from api.answers.parts import Answer


class Problem(Answer):
    """An error, as RFC 9457 says: `code` for programs, `detail` for people, `request_id` for a report."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    request_id: str
    errors: list["FieldProblem"] | None = None


class FieldProblem(Answer):
    """One field at fault."""

    field: str
    message: str
