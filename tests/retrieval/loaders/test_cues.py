"""VTT and SRT become turns with speaker and time."""

import pytest

from retrieval.loaders.cues import read
from retrieval.loaders.reading import Refused

VTT = """WEBVTT - Growth sync

NOTE made by a machine

1
00:00:01.000 --> 00:00:03.000
<v Ana Lopez>Onboarding is at 61%,</v>

00:00:03.500 --> 00:00:05.000 align:start
<v Ana Lopez>we want <i>78%</i> &amp; soon.</v>

01:00:07.000 --> 01:00:08.000
<v Ben>Agreed.</v>
"""
SRT = """1
00:00:01,000 --> 00:00:02,000
Ana: Churn is high.

2
00:01:05,000 --> 00:01:06,000
It was 12%.
It was 12%.

3
00:01:09,000 --> 00:01:10,000
Ben: Ok.
"""


def test_cues_of_one_speaker_are_one_turn() -> None:
    assert read(VTT.encode()).text.split("\n") == [
        "[0:00:01] Ana Lopez: Onboarding is at 61%, we want 78% & soon.",
        "[1:00:07] Ben: Agreed.",
    ]
    assert read(SRT.replace("\n", "\r\n").encode()).text.split("\n") == [
        "[0:00:01] Ana: Churn is high. It was 12%.",
        "[0:01:09] Ben: Ok.",
    ]


def test_a_long_turn_says_the_time_again() -> None:
    cues = (f"00:{n:02}:00.000 --> 00:{n:02}:09.000\nWe talk about minute {n}, and at length." for n in range(60))
    lines = read(("WEBVTT\n\n" + "\n\n".join(cues)).encode()).text.split("\n")
    assert len(lines) > 3
    assert all(line.startswith("[0:") and len(line) < 1300 for line in lines)


@pytest.mark.parametrize("text", ["WEBVTT\n", "WEBVTT\n\nNOTE nothing\n", "no cue at all"])
def test_what_holds_no_cue_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="cue"):
        read(text.encode())


def test_two_who_say_the_same_are_both_heard() -> None:
    cues = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Yes.\n\n00:02.000 --> 00:03.000\n<v Ben>Yes.\n"
    assert read(cues.encode()).text == "[0:00:01] Ana: Yes.\n[0:00:02] Ben: Yes."
