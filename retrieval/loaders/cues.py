"""Reads VTT and SRT: the cues of a recording as turns, each with its speaker and the time it begins."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from retrieval.loaders.reading import Reading, Refused, one_line
from retrieval.loaders.text import decode

_BLOCKS = re.compile(r"\n[ \t]*\n+")
_TIMES = re.compile(r"^(?:(\d+):)?(\d\d):(\d\d)[,.]\d{1,3}[ \t]+-->.*$", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]+)>")
_TAG = re.compile(r"</?[^<>\n]{0,200}>|\{\\[^{}]{0,80}\}")
_SPEAKER = re.compile(r"(?:>>\s*|-\s+)?([^\W\d_][\w .'’()-]{0,40}):\s+")
_LONGEST_TURN = 600  # characters, so that a time stamp is never far
_SENTENCE = re.compile(r"[.!?…][\"')\]”’]?$")


class _Cue(NamedTuple):
    time: str
    speaker: str
    text: str


def read(data: bytes) -> Reading:
    """Join cues of one speaker into turns: `[0:01:05] Ana: We agreed ...`."""
    written: list[str] = []
    begun, speaker, said = "", "", ""
    for cue in _cues(decode(data).removeprefix("\ufeff")):
        full = len(said) >= _LONGEST_TURN and (_SENTENCE.search(said) or len(said) >= 2 * _LONGEST_TURN)
        if said and (full or cue.speaker != speaker):
            written.append(_turn(begun, speaker, said))
            said = ""
        if not said:
            begun, speaker = cue.time, cue.speaker
        said = f"{said} {cue.text}".strip()
    if said:
        written.append(_turn(begun, speaker, said))
    if not written:
        raise Refused("holds no cue with words; export the transcript again.")
    return Reading("", "\n".join(written))


def _turn(begun: str, speaker: str, said: str) -> str:
    return f"[{begun}] {speaker}: {said}" if speaker else f"[{begun}] {said}"


def _cues(text: str) -> Iterator[_Cue]:
    """Give the cues; blocks without times (the head, notes, styles) are none.

    A speaker's line that is shown again at once is one.
    """
    speaker, last = "", ("", "")
    for block in _BLOCKS.split(text.replace("\r\n", "\n").replace("\r", "\n")):
        times = _TIMES.search(block)
        if times is None:
            continue
        for line in block[times.end() :].split("\n"):
            voice = _VOICE.search(line)
            words = one_line(html.unescape(_TAG.sub("", line)))
            named = _SPEAKER.match(words)
            if voice:
                speaker = one_line(html.unescape(voice[1]))
            elif named:
                speaker, words = named[1].strip(), words[named.end() :]
            if words and (speaker, words) != last:
                last = (speaker, words)
                yield _Cue(f"{int(times[1] or 0)}:{times[2]}:{times[3]}", speaker, words)
