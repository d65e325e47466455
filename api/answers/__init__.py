"""What the HTTP service answers, field by field, for the OpenAPI description and the tests that hold answers to it."""

from api.answers.conversation import (
    AnsweredMessage,
    Change,
    Conversation,
    Conversations,
    Fix,
    ListedConversation,
    Message,
    Version,
)
from api.answers.draft import (
    Brief,
    CitedFact,
    Draft,
    Note,
    Parked,
    PromptVersion,
    Provenance,
    Question,
    StoredDraft,
    StoredDrafts,
    UnfinishedDraft,
    Warning,
)
from api.answers.evaluation import Evaluation, EvaluationConfiguration, EvaluationCounts, Evaluations
from api.answers.evidence import Conflict, Evidence, EvidenceList, Fact
from api.answers.feedback import Opinion, Opinions
from api.answers.library import Document, DocumentLines, Documents, ErasedDocument, Hits, Passage, WholeDocument
from api.answers.okrs import Initiative, KeyResult, Objective, OkrSet, Source
from api.answers.parts import Answer, Piece, Quote, Values
from api.answers.problem import FieldProblem, Problem
from api.answers.report import Criterion, Finding, KeyResultJudgement, ObjectiveJudgement, Report, Reports
from api.answers.rules import Rule, Rules
from api.answers.service import Health, Readiness
from api.answers.session import Choice, Session

__all__ = [
    "Answer",
    "AnsweredMessage",
    "Brief",
    "Change",
    "Choice",
    "CitedFact",
    "Conflict",
    "Conversation",
    "Conversations",
    "Criterion",
    "Document",
    "DocumentLines",
    "Documents",
    "Draft",
    "ErasedDocument",
    "Evaluation",
    "EvaluationConfiguration",
    "EvaluationCounts",
    "Evaluations",
    "Evidence",
    "EvidenceList",
    "Fact",
    "FieldProblem",
    "Finding",
    "Fix",
    "Health",
    "Hits",
    "Initiative",
    "KeyResult",
    "KeyResultJudgement",
    "ListedConversation",
    "Message",
    "Note",
    "Objective",
    "ObjectiveJudgement",
    "OkrSet",
    "Opinion",
    "Opinions",
    "Parked",
    "Passage",
    "Piece",
    "Problem",
    "PromptVersion",
    "Provenance",
    "Question",
    "Quote",
    "Readiness",
    "Report",
    "Reports",
    "Rule",
    "Rules",
    "Session",
    "Source",
    "StoredDraft",
    "StoredDrafts",
    "UnfinishedDraft",
    "Values",
    "Version",
    "Warning",
    "WholeDocument",
]
