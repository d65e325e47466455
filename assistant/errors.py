"""The errors of the core: each has a code for programs and a sentence for people that says what to do."""


class PlumbError(Exception):
    """Something a person can mend; `str(error)` is the sentence to show."""

    code = "error"


class UnreadableInput(PlumbError):
    """A file or text is not what it should be. The sentence names file, line and field."""

    code = "unreadable_input"


class UnknownName(PlumbError):
    """A role, phase, team kind, rule, preset or key that does not exist. The sentence lists or suggests valid ones."""

    code = "unknown_name"


class BadSetting(PlumbError):
    """A setting that cannot work. The sentence names the setting, where it stands and what fits."""

    code = "bad_setting"


class Unavailable(PlumbError):
    """Something outside cannot be used now: a database, a lock, a port, a model. The sentence says what to do."""

    code = "unavailable"
