"""What the HTTP service answers, field by field, for the OpenAPI description and the tests that hold answers to it."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Direction = Literal["increase", "decrease", "maintain"]
Comparator = Literal["<", "<=", ">", ">="]
Severity = Literal["error", "warning", "advice"]
Day = Annotated[str, Field(json_schema_extra={"format": "date"})]


class Answer(BaseModel):
    """An answer's part; it has no other fields than these."""

    model_config = ConfigDict(extra="forbid", validate_by_name=True, validate_by_alias=True)


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


class Piece(Answer):
    """An exact piece of a text: `text[start:end]`, counted in Unicode code points."""

    text: str
    start: int
    end: int


class Quote(Piece):
    """An exact piece of a document."""

    document: str


class Values(Answer):
    """A metric's numbers, in `unit`; a change without end value is `relative_change` (signed fraction) or `change`."""

    metric: str | None
    direction: Direction | None
    baseline: float | None
    baseline_unit: str | None
    target: float | None
    comparator: Comparator | None
    unit: str | None
    relative_change: float | None
    change: float | None
    due: Day | None


class Fact(Values):
    """What a text says about one metric, scope and value."""

    due_text: str | None
    status: Literal["goal", "observation", "past", "rejected", "superseded", "other_team"]
    tentative: bool
    owner: str | None
    quotes: list[Piece]


class Conflict(Answer):
    """Two statements about one thing that nobody settled."""

    about: str
    quotes: list[Piece]


class Evidence(Answer):
    """What one note says."""

    version: Literal[1]
    id: str | int | None
    facts: list[Fact]
    priorities: list[Piece]
    feature_requests: list[Piece]
    wishes: list[Piece]
    performance_talk: list[Piece]
    conflicts: list[Conflict]


class EvidenceList(Answer):
    """What several notes say."""

    version: Literal[1]
    evidence: list[Evidence]


class ObjectiveJudgement(Answer):
    """Facts about an objective's title."""

    objective: int
    title: str
    score: int
    focus: Literal["outcome", "output", "unclear"]
    vague: bool
    names_solution: bool
    has_metric: bool


class KeyResultJudgement(Values):
    """Facts about a key result as it was read."""

    objective: int
    key_result: int
    text: str
    kind: Literal["outcome", "output", "guardrail", "unclear"]
    measurable: bool
    indicator: Literal["leading", "lagging"] | None
    category: Literal["business", "usage", "satisfaction", "quality", "process"] | None


class Finding(Answer):
    """One rule that is broken, and where; numbers count from 1, both null for the set."""

    code: str
    name: str
    severity: Severity
    objective: int | None
    key_result: int | None
    span: tuple[int, int] | None
    message: str
    suggestion: str | None


class Criterion(Answer):
    """One letter of a framework: true, false, or null where nothing judged it."""

    passed: bool | None = Field(alias="pass")
    codes: list[str]


class Report(Answer):
    """What the checker says of one OKR set."""

    id: str | None
    source: str | None
    verdict: Literal["pass", "fail"]
    score: int
    objectives: list[ObjectiveJudgement]
    key_results: list[KeyResultJudgement]
    findings: list[Finding]
    frameworks: dict[str, dict[str, Criterion]]


class Reports(Answer):
    """One report for each OKR set, in order."""

    version: Literal[1]
    reports: list[Report]


class Question(Answer):
    """What the team must answer, and the field that waits for it."""

    text: str
    objective: int | None
    key_result: int | None
    field: str | None


class Parked(Answer):
    """A feature request kept out of the OKRs, and the key result it could serve."""

    request: str
    why: str
    objective: int | None
    key_result: int | None
    quote: Quote


class Warning(Answer):
    """Something the reader of a draft must know."""

    code: str
    text: str


class Passage(Piece):
    """A piece of a document of the library that answers a query."""

    document: str
    title: str
    kind: str
    heading: str
    relevance: float


class Hits(Answer):
    """Passages, best first."""

    query_id: str | None
    hits: list[Passage]


class Document(Answer):
    """A document of the library, without its text; `sha256` is its version."""

    id: str
    title: str
    kind: str
    characters: int
    passages: int
    sha256: str
    added: Annotated[str, Field(json_schema_extra={"format": "date-time"})]


class WholeDocument(Document):
    """A document of the library."""

    text: str


class Documents(Answer):
    """A page of the library's documents; `next` is the cursor of the page that follows."""

    data: list[Document]
    has_more: bool
    next: str | None


class PromptVersion(Answer):
    """Which prompt a draft was made with."""

    name: str
    version: str
    sha256: str


class Provenance(Answer):
    """How a draft came about; `fallback` is the model fault's code where the offline drafter stepped in."""

    drafter: Literal["offline", "model"]
    model: str | None
    prompt: PromptVersion | None
    rules: str
    passages: list[Passage]
    usage: dict[str, Any]
    ms: int
    fallback: str | None


class Draft(Answer):
    """A drafted OKR set with the checker's report, what is open and where all of it came from."""

    version: Literal[1]
    id: str
    created: str
    state: Literal["done"]
    status: Literal["ready", "needs_review"]
    brief: dict[str, Any]
    okrs: dict[str, Any]
    alternatives: list[dict[str, Any]]
    report: Report
    facts: list[dict[str, Any]]
    questions: list[Question]
    parked: list[Parked]
    warnings: list[Warning]
    provenance: Provenance


class Rule(Answer):
    """A rule's page; `severity` and `on` are what the default house style makes of it."""

    code: str
    name: str
    severity: Severity
    on: bool
    severities: dict[str, Severity]
    summary: str
    finds: str
    why: str
    bad: str
    good: str
    guide: str


class Rules(Answer):
    """The rule catalogue; `rules_version` is a hash of all that rules are made of."""

    version: Literal[1]
    rules_version: str
    rules: list[Rule]


class Health(Answer):
    """That the service runs."""

    status: Literal["ok"]


class Readiness(Answer):
    """What works: each part says `ok` or, in a sentence, why it does not."""

    status: Literal["ready", "not_ready"]
    parts: dict[str, str]
