"""Puts placeholders for secrets and personal data into texts that go out, and the originals back into what returns."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from assistant.privacy.personal_data import find
from assistant.privacy.secrets import find_secrets

_NAMES = {
    "e-mail address": "EMAIL",
    "card number": "CARD",
    "IBAN": "IBAN",
    "phone number": "PHONE",
    "IP address": "ADDRESS",
}
_HIDDEN = "KEY"
_PLAIN = "WORD"  # for what stands in a text and reads like a placeholder that was given out before
_ALIKE = re.compile(rf"(?:{'|'.join([*_NAMES.values(), _HIDDEN, _PLAIN])})_\d+")
_RUN = re.compile(r"[\w.+/=~-]{15,}[\w+/=~-]")
_SURE = 16  # characters that are no part of another word


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    name: str


@dataclass(slots=True)
class Mask:
    """The placeholders of one draft: the same text is the same placeholder, and none stands in a text already.

    Secrets are always masked, data of persons where `personal`. Originals hold no quote, backslash or line's end, so
    they may be put back into JSON.
    """

    personal: bool
    _given: dict[str, str] = field(default_factory=dict, repr=False)  # originals to placeholders
    _secrets: dict[str, bool] = field(default_factory=dict, repr=False)  # whether only a part of one
    _sent: set[str] = field(default_factory=set, repr=False)
    _taken: set[str] = field(default_factory=set, repr=False)

    def learn(self, texts: Iterable[str]) -> None:
        """Look through whole texts before pieces of them go out: a piece may not show what it is."""
        for text in texts:
            self._taken.update(_ALIKE.findall(text))
            for one in self._found(text):
                self._placeholder(text[one.start : one.end], one.name)

    def masked(self, text: str) -> str:
        """Give a text with a placeholder for each piece."""
        given = {placeholder: original for original, placeholder in self._given.items()}
        pieces = [_Piece(*m.span(), _PLAIN) for m in _ALIKE.finditer(text) if m[0] in given]
        self.learn([text])
        pieces += [*self._found(text), *self._known(text), *self._cut(text)]
        out, done = [], 0
        for piece in _apart(_whole(piece, text) for piece in pieces):
            original = text[piece.start : piece.end]
            if piece.name == _HIDDEN:
                self._sent.update(self._shown_by(original))
            out += [text[done : piece.start], self._placeholder(original, piece.name)]
            done = piece.end
        return "".join([*out, text[done:]])

    def restored(self, text: str) -> str:
        """Give a text with the originals where placeholders stand."""
        originals = {placeholder: original for original, placeholder in self._given.items()}
        return _ALIKE.sub(lambda match: originals.get(match[0], match[0]), text)

    def open_end(self, text: str) -> int:
        """Give the place from where a text that goes on may end in half a placeholder; its length if it does not."""
        last = text[-max(map(len, self._given.values()), default=0) - 1 :]
        for at in range(len(last)):
            tail = last[at:]
            if any(placeholder.startswith(tail) for placeholder in self._given.values()) or _ALIKE.fullmatch(tail):
                return len(text) - len(tail)
        return len(text)

    @property
    def withheld(self) -> int:
        """How many secrets were kept back so far; rows of a key that began nowhere count as one."""
        return sum(not self._secrets.get(secret, True) for secret in self._sent) or min(1, len(self._sent))

    def _shown_by(self, original: str) -> Iterable[str]:
        """Give the secrets that a piece would show: itself, else those it is a part of, else those it has in it."""
        if original in self._secrets and not self._secrets[original]:
            return [original]
        wider = [secret for secret in self._secrets if original in secret and secret != original]
        return wider or [secret for secret in self._secrets if secret in original] or [original]

    def _found(self, text: str) -> Iterator[_Piece]:
        for secret in find_secrets(text):
            original = text[secret.start : secret.end]
            if original not in self._secrets:
                self._secrets[original] = secret.more or any(original in known for known in self._secrets)
            yield _Piece(secret.start, secret.end, _HIDDEN)
        if self.personal:
            for one in find(text):
                yield _Piece(one.start, one.end, _NAMES[one.kind])

    def _known(self, text: str) -> Iterator[_Piece]:
        """Give what was found elsewhere, and here stands without the words that told it."""
        for original, placeholder in self._given.items():
            name = placeholder.rpartition("_")[0]
            is_sure = len(original) >= _SURE
            # The last row of a private key may be a word.
            if original in text and name != _PLAIN and (is_sure or not self._secrets.get(original)):
                shape = re.escape(original) if is_sure else rf"(?<!\w){re.escape(original)}(?!\w)"
                yield from (_Piece(*match.span(), name) for match in re.finditer(shape, text))

    def _cut(self, text: str) -> Iterator[_Piece]:
        """Give pieces of long secrets: a long line is cut, and a long name."""
        long = [secret for secret in self._secrets if len(secret) > _SURE]
        for match in _RUN.finditer(text) if long else ():
            if any(match[0] in secret for secret in long):
                self._secrets.setdefault(match[0], True)
                yield _Piece(*match.span(), _HIDDEN)

    def _placeholder(self, original: str, name: str) -> str:
        if original not in self._given:
            number = 1
            while (placeholder := f"{name}_{number}") in self._taken:
                number += 1
            self._taken.add(placeholder)
            self._given[original] = placeholder
        return self._given[original]


def _whole(piece: _Piece, text: str) -> _Piece:
    """Take digits that follow into a piece, as they would read like the placeholder's own."""
    end = piece.end
    while end < len(text) and text[end].isdigit():
        end += 1
    return piece if end == piece.end else _Piece(piece.start, end, piece.name)


def _apart(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Put pieces in order, those that overlap as one."""
    apart: list[_Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        if not apart or piece.start >= apart[-1].end:
            apart.append(piece)
        elif piece.end > apart[-1].end:
            apart[-1] = _Piece(apart[-1].start, piece.end, apart[-1].name)
    return apart
