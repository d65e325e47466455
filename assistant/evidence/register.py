"""The register: every metric named so far, found again by its words or by a number said of it."""

from dataclasses import dataclass, field

from assistant.evidence.events import Event, Thread, compatible
from assistant.evidence.metrics import Phrase, likeness
from assistant.language.words import stem

_NEAR = 6
_ECHO = 3
_FAR = 40
_ROUND = 13
_SAME = 0.6
_MANY = 40
_NAMES = 6
_EVENTS = 40


@dataclass
class Register:
    """The threads in the order they came up; `turn` is the number of the statement being read."""

    threads: list[Thread] = field(default_factory=list)
    turn: int = 0
    _holders: dict[int, Thread] = field(default_factory=dict)
    _by_stem: dict[str, list[Thread]] = field(default_factory=dict)
    _by_value: dict[float, list[Thread]] = field(default_factory=dict)
    _indexed: int = 0

    def find(self, phrase: Phrase, unit: str | None = None) -> Thread | None:
        """Find the thread of a metric by its words, the nearest of equals."""
        best, most = None, 0.0
        for thread in self._sharing(phrase):
            if not compatible(thread.unit, unit):
                continue
            alike = max(likeness(phrase, each) for each in thread.phrases)
            near = self.turn - thread.turn <= _NEAR or phrase.label
            if len(phrase.stems) == 1 and not phrase.sure and not near:
                continue
            if alike >= _SAME and alike + 0.01 * near > most:
                best, most = thread, alike + 0.01 * near
        return best

    def _sharing(self, phrase: Phrase) -> list[Thread]:
        """Give the threads that share a word with a phrase, the newest first; only the newest of very many."""
        self._index_new()
        found = {id(thread): thread for word in sorted(phrase.stems) for thread in self._by_stem.get(word, ())[-_MANY:]}
        return sorted(found.values(), key=lambda thread: -thread.number)

    def _index_new(self) -> None:
        while self._indexed < len(self.threads):
            self._index(self.threads[self._indexed], 0)
            self._indexed += 1

    def _index(self, thread: Thread, first: int) -> None:
        if first == 0:
            thread.number = self._indexed
        for phrase in thread.phrases[first:]:
            for word in phrase.stems:
                listed = self._by_stem.setdefault(word, [])
                if not listed or listed[-1] is not thread:
                    listed.append(thread)

    def name(self, thread: Thread, phrase: Phrase) -> None:
        """Add a phrase to the names of a thread."""
        if phrase not in thread.phrases and len(thread.phrases) < _NAMES:
            thread.phrases.append(phrase)
            if thread.number >= 0:
                self._index(thread, len(thread.phrases) - 1)

    def remember(self, thread: Thread, event: Event) -> None:
        """Put an event into its thread; what a thread says over and over again is kept only so often."""
        if len(thread.events) < _EVENTS:
            thread.events.append(event)
            self._holders[id(event)] = thread
            if event.number is not None:
                self._by_value.setdefault(round(event.number, 6), []).append(thread)

    def holder(self, event: Event) -> Thread | None:
        """Give the thread of an event."""
        return self._holders.get(id(event))

    def keep(self, thread: Thread) -> Thread:
        """Add a thread, if it is new."""
        self._index_new()
        if thread.number < 0:
            self.threads.append(thread)
            self._index_new()
        return thread

    def part_of(self, number: float, unit: str | None, counted: str | None) -> Thread | None:
        """Find the metric of which a bare number is a part: "then 14" or "10 services" of "7 of 18 services"."""
        if unit not in (None, "count") or number != int(number):
            return None
        for thread in reversed(self.threads[-_MANY:]):
            whole = thread.whole
            if whole is None or not 0 <= number <= whole:
                continue
            named = counted is not None and any(stem(counted) in phrase.stems for phrase in thread.phrases)
            share = round(number / whole * 100, 2)
            said = counted is None and number >= 4 and any(event.same_number(share, "%") for event in thread.events)
            if named or said:
                return thread
        return None

    def echoed(self, said: set[str], unit: str | None) -> Thread | None:
        """Find the metric of just before that has one of some words and the unit, if no other has them."""
        near = [
            thread
            for thread in self.threads[-_MANY:]
            if self.turn - thread.turn <= _ECHO and thread.unit == unit and any(said & p.stems for p in thread.phrases)
        ]
        return near[0] if len(near) == 1 else None

    def with_number(self, number: float, unit: str | None, topic: Thread | None) -> Thread | None:
        """Find the thread in which the same number was said before; a small bare one only in `topic`."""
        for thread in reversed(self._by_value.get(round(number, 6), ())[-8:]):
            telling = number >= _ROUND or number % 1 or unit is not None or thread is topic
            same = any(event.same_number(number, unit) and not event.theirs for event in thread.events)
            if telling and same and self.turn - thread.turn <= _FAR:
                return thread
        return None
