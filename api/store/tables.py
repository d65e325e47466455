"""The tables of the service; `retrieval.tables` are those of the library beside them."""

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from retrieval.tables import AnyText

metadata = MetaData()

# `created` is when the draft was first kept, to the microsecond, for lists go by it; `record` is the draft as it is
# given out, JSON in ASCII.
drafts = Table(
    "drafts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("workspace", String(200), nullable=False),
    Column("id", String(64), nullable=False),
    Column("created", DateTime, nullable=False),
    Column("updated", DateTime, nullable=False),
    Column("state", String(32), nullable=False),
    Column("status", String(32), nullable=False),
    Column("title", AnyText, nullable=False),
    Column("drafter", String(32), nullable=False),
    Column("model", AnyText),
    Column("record", Text, nullable=False),
    UniqueConstraint("workspace", "id", name="drafts_workspace_id"),
    Index("drafts_created", "workspace", "created", "id"),
    Index("drafts_updated", "updated"),
)

# Which documents and notes a draft quotes or was made from; `document` is the SHA-256 of the name, which is of any
# length.
quoted = Table(
    "quoted",
    metadata,
    Column("draft", ForeignKey("drafts.number", ondelete="CASCADE"), primary_key=True),
    Column("document", String(64), primary_key=True),
    Index("quoted_document", "document"),
)

# Who may call. `id` is the part of a key that is shown, `sha256` that of the whole key, which is kept nowhere. Null is
# no end, and no limit.
keys = Table(
    "keys",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("workspace", String(200), nullable=False),
    Column("name", AnyText, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("scope", String(16), nullable=False),
    Column("created", DateTime, nullable=False),
    Column("expires", DateTime),
    Column("revoked", DateTime),
    Column("requests_a_minute", Integer),
    Column("drafts_a_day", Integer),
)

# How often a key did something in the minute or the day that began at `since`.
spending = Table(
    "spending",
    metadata,
    Column("key", ForeignKey("keys.id", ondelete="CASCADE"), primary_key=True),
    Column("what", String(16), primary_key=True),
    Column("since", DateTime, primary_key=True),
    Column("count", Integer, nullable=False),
)

# Work that may outlive a request or its process. Whoever does it renews the lease; one that ran out was interrupted.
# `code` says of a failed one what failed.
jobs = Table(
    "jobs",
    metadata,
    Column("workspace", String(200), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("state", String(32), nullable=False),
    Column("code", String(64)),
    Column("created", DateTime, nullable=False),
    Column("updated", DateTime, nullable=False),
    Column("lease", DateTime),
    Index("jobs_lease", "lease"),
)

# Requests that are done once however often they are sent: `request` and `body` are SHA-256, `made` is the id of what
# the first one makes. The lease is null once that was made; else it says until when to wait for it, or for its job.
once = Table(
    "once",
    metadata,
    Column("workspace", String(200), primary_key=True),
    Column("request", String(64), primary_key=True),
    Column("body", String(64), nullable=False),
    Column("made", String(64), nullable=False),
    Column("created", DateTime, nullable=False),
    Column("lease", DateTime),
    Index("once_created", "created"),
)

# What was done, by whom, without a word of any note. Each row's `sha256` is over the row and that of the row before.
audit = Table(
    "audit",
    metadata,
    Column("workspace", String(200), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("key", String(32)),
    Column("action", String(32), nullable=False),
    Column("details", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("sha256", String(64), nullable=False),
)

# Who is signed in to the page: `sha256` is that of what the browser holds, which is kept nowhere. It ends with its key.
sessions = Table(
    "sessions",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("key", ForeignKey("keys.id", ondelete="CASCADE"), nullable=False),
    Column("created", DateTime, nullable=False),
    Column("expires", DateTime, nullable=False),
    Index("sessions_expires", "expires"),
)

# What people think of a draft, or of one place in it. It goes with the draft.
feedback = Table(
    "feedback",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("draft", ForeignKey("drafts.number", ondelete="CASCADE"), nullable=False),
    Column("key", String(32)),
    Column("created", DateTime, nullable=False),
    Column("thumb", String(8), nullable=False),
    Column("reason", AnyText),
    Column("objective", Integer),
    Column("key_result", Integer),
    Index("feedback_draft", "draft"),
)

# What is said about a draft, and the versions that come of it. `is_named`: somebody gave it its title; else it has that
# of its draft. `current` is the number of the version that what is said next starts from. `folded` is for searching.
conversations = Table(
    "conversations",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("workspace", String(200), nullable=False),
    Column("id", String(64), nullable=False),
    Column("created", DateTime, nullable=False),
    Column("updated", DateTime, nullable=False),
    Column("title", AnyText, nullable=False),
    Column("folded", AnyText, nullable=False),
    Column("is_named", Boolean, nullable=False),
    Column("current", Integer),
    UniqueConstraint("workspace", "id", name="conversations_workspace_id"),
    Index("conversations_updated", "workspace", "updated", "id"),
)

# `made` is the id of the draft that a message asks for, and of its job: while that runs, so does the message. `body` is
# the request as it was sent, JSON in ASCII, until it is done. `version` is the version a message was said of, or the
# one that an answer made or went to.
messages = Table(
    "messages",
    metadata,
    Column("conversation", ForeignKey("conversations.number", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("role", String(16), nullable=False),
    Column("text", AnyText, nullable=False),
    Column("folded", AnyText, nullable=False),
    Column("created", DateTime, nullable=False),
    Column("version", Integer),
    Column("state", String(32), nullable=False),
    Column("code", String(64)),
    Column("made", String(64), nullable=False),
    Column("body", Text),
    Index("messages_made", "made"),
)

# The drafts of a conversation. `edits` are those that are made again on the next, `changes` what is other than in the
# parent, `fixes` the findings that can be mended; all JSON in ASCII.
versions = Table(
    "versions",
    metadata,
    Column("conversation", ForeignKey("conversations.number", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("draft", ForeignKey("drafts.number", ondelete="CASCADE"), nullable=False, unique=True),
    Column("parent", Integer),
    Column("message", Integer, nullable=False),
    Column("created", DateTime, nullable=False),
    Column("summary", AnyText, nullable=False),
    Column("edits", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("fixes", Text, nullable=False),
)

# Which documents and notes a conversation has words of, as `quoted` tells of drafts: what was said of a draft stays
# when the draft is removed.
told = Table(
    "told",
    metadata,
    Column("conversation", ForeignKey("conversations.number", ondelete="CASCADE"), primary_key=True),
    Column("document", String(64), primary_key=True),
    Index("told_document", "document"),
)

# Many cases drafted and judged at once. `job` is the id of the job that does it, a new one each time it goes on;
# `cases` are the cases as they are read, JSON Lines, and `manifest` says what is done with them, both in ASCII.
evaluations = Table(
    "evaluations",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("workspace", String(200), nullable=False),
    Column("id", String(64), nullable=False),
    Column("created", DateTime, nullable=False),
    Column("updated", DateTime, nullable=False),
    Column("name", AnyText),
    Column("state", String(32), nullable=False),
    Column("code", String(64)),
    Column("job", String(64), nullable=False),
    Column("manifest", Text, nullable=False),
    Column("cases", Text, nullable=False),
    Column("total", Integer, nullable=False),
    Column("passed", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("errors", Integer, nullable=False),
    Column("unscored", Integer, nullable=False),
    UniqueConstraint("workspace", "id", name="evaluations_workspace_id"),
    Index("evaluations_created", "workspace", "created", "id"),
    Index("evaluations_updated", "updated"),
)

# What came of each case under each configuration, in the order of `number`; `record` is JSON in ASCII.
results = Table(
    "evaluation_results",
    metadata,
    Column("evaluation", ForeignKey("evaluations.number", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("state", String(16), nullable=False),
    Column("record", Text, nullable=False),
)
