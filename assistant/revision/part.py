"""A part of a message that asks for one thing, with what it may speak of."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.language.dates import deadlines
from assistant.language.quantities import quantities
from assistant.language.words import words
from assistant.okr import OkrSet, Quote
from assistant.revision.edit import Act, Edit, Field
from assistant.revision.lexicon import either, every_word, gerunds, word_set
from assistant.revision.places import Found, Place, key_result, label, named
from assistant.revision.wishes import Unclear

WHICH = "Say which key result, as KR 2 or by its metric."
_IT = re.compile(
    r"\b(?:it|it['\u2019]s|its|this one|that one)\b|\b(?:this|that)(?=\W*$|\s+(?:should|must|to|is|by|needs|has)\b)",
    re.IGNORECASE,
)
# A clause that begins so is about what was spoken of, whatever names follow.
_LABEL = re.compile(
    r"\W*(?:and |also )*(?:the )?(?:owner|owned|source|measured|committed|aspirational|leading|lagging|baseline|target"
    r"|due|unit|direction|yes|agreed|confirmed)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Part:
    """One clause: `text` is a piece of the message as it stands there, `start` where.

    `spoken_of` is what the part before was about, for "it", `beside` what all before it are about, for "the rest".
    `asked` are the key results that a question about numbers is open for, `open` such questions about none of them.
    Nothing of the politeness around it is left; `mark` is the question mark behind it, `joined` the "and" or comma
    before it, `is_ing` says that its verb ends so: "would you mind dropping KR 3". The first `borrowed` letters are the
    verb of the part before: "assign KR 2 to Tom and KR 3 to Ann".
    """

    document: str
    text: str
    start: int
    okrs: OkrSet
    as_of: date
    fiscal_start: int = 1
    alternatives: int = 0
    spoken_of: tuple[Place, ...] = ()
    asked: tuple[Place, ...] = ()
    open: tuple[str, ...] = ()
    mark: str = ""
    joined: str = ""
    is_ing: bool = False
    beside: tuple[Place, ...] = ()
    borrowed: int = 0

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return "?" in self.mark or self.text.rstrip(" \"'\u201d)").endswith("?")

    @cached_property
    def lower(self) -> str:
        """The text in small letters; all places stay."""
        return self.text.lower() if len(self.text.lower()) == len(self.text) else self.text

    @cached_property
    def named(self) -> Found:
        """The key results it names; those of the part before where it says "it", the only one where there is one."""
        found = named(self.text, self.okrs)
        if found.places or found.missing or (found.rivals and found.spans):
            return found
        only = [Place(i, 1) for i, each in enumerate(self.okrs.objectives, 1) if len(each.key_results) == 1]
        if not found.rivals and self._answers:
            is_today = self.has("baseline") is not None and len(self.asked) == 1
            could = self.asked if is_today else tuple(dict.fromkeys((*self.spoken_of, *self.asked)))
            if len(could) != 1:
                return Found(rivals=could)
            return Found() if self.open else Found(could)
        if self.spoken_of and not found.rivals and self._goes_on:
            return Found(self.spoken_of)
        if len(only) == 1 and sum(len(each.key_results) for each in self.okrs.objectives) == 1:
            return Found((only[0],))
        return found

    @property
    def _answers(self) -> bool:
        """Say whether the part may answer an open question: it gives numbers, and names nothing that they are of."""
        return bool(self.asked) and bool(quantities(self.text)) and not _IT.search(self.text) and self._goes_on

    @property
    def _goes_on(self) -> bool:
        """Say whether the part is about what was spoken of: it says "it", or only numbers, days and our words."""
        numbers = quantities(self.text)
        if _IT.search(self.text) is not None:
            return True
        if len(numbers) > 1 and not self.beside and not self.asked:
            return False  # two numbers alone may be of anything
        if _LABEL.match(self.text) is not None:
            return True
        taken = [(each.start, each.end) for each in numbers]
        taken += [(each.start, each.end) for each in deadlines(self.text, self.as_of, self.fiscal_start)]
        said = {
            token.lower
            for token in words(self.text)
            if token.lower.isalpha() and not any(start <= token.start < end for start, end in taken)
        }
        return said <= every_word()

    @property
    def _only_answers(self) -> bool:
        """Say whether the part holds no word of an order: "swap 1 and 3" answers nothing."""
        lists = ("answer_no", "baseline", "beside_answer", "confirm", "due", "target")
        known = {word for name in lists for entry in word_set(name) for word in entry.split()}
        return not {token.lower for token in words(self.text)} & (every_word() - known)

    @cached_property
    def without_names(self) -> str:
        """The text with blanks where key results are named by number or order; all places stay."""
        said = self.text
        for begin, end in self.named.spans:
            said = said[:begin] + " " * (end - begin) + said[end:]
        return said

    @property
    def quote(self) -> Quote:
        """The piece of the message, to cite."""
        said = self.text[self.borrowed :]
        return Quote(self.document, self.start, self.start + len(said), said)

    def begins(self, name: str) -> re.Match[str] | None:
        """Find an entry of a word list at the beginning."""
        found = re.match(rf"{either(name)}(?!\w)", self.lower)
        return found or (re.match(rf"{gerunds(name)}(?!\w)", self.lower) if self.is_ing else None)

    def ends(self, name: str) -> re.Match[str] | None:
        """Find an entry of a word list at the end."""
        return re.search(rf"(?<!\w){either(name)}\W*$", self.lower)

    def has(self, name: str) -> re.Match[str] | None:
        """Find an entry of a word list anywhere."""
        return re.search(rf"(?<!\w){either(name)}(?!\w)", self.lower)

    def edit(
        self,
        act: Act,
        place: Place,
        field: Field | None = None,
        value: float | str | None = None,
        unit: str | None = None,
        comparator: str | None = None,
    ) -> Edit:
        """Make an edit that this part asks for."""
        metric = None if place.key_result is None else key_result(self.okrs, place).metric
        return Edit(act, place.objective, place.key_result, metric, field, value, unit, comparator, self.quote)

    def unclear(self, why: str) -> Unclear:
        """Say that this part cannot be done, and why."""
        return Unclear(self.text, why)

    def which(self) -> Unclear:
        """Ask which key result is meant."""
        found = self.named
        if found.missing is not None:
            return self.unclear(f"The draft has no {found.missing}.")
        if found.rivals:
            names = [f"{label(self.okrs, each)} ({key_result(self.okrs, each).metric})" for each in found.rivals]
            return self.unclear(f"That could be {' or '.join(names)}; say which.")
        if self.open and quantities(self.text) and self._only_answers:
            return self.unclear(f"Which question does it answer? {' '.join(self.open)} Say it with its metric.")
        return self.unclear(WHICH)
