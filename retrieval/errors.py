"""What retrieval refuses or cannot do, in words for a person."""


class BadDocument(Exception):
    """A document that cannot be kept; `str(error)` is a sentence that names it and says what to do."""


class NoVectors(Exception):
    """The vectors cannot be used now; `str(error)` says why and what to do, without a capital and a full stop."""


class VectorsHeld(NoVectors):
    """Another process holds the vectors, and will index what is missing."""


class NotErased(Exception):
    """Documents are removed but not all of them is off the disk; `str(error)` says why, as the others do."""
