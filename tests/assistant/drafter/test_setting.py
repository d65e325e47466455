"""For whom notes are, what they are about, and in which language."""

import pytest

from assistant.drafter.people import audience
from assistant.drafter.setting import setting
from assistant.drafter.tongue import is_english, tongue
from assistant.drafter.topic import observed, topic
from assistant.evidence.facts import Status
from tests.assistant.drafter.case import COMPLETION, evidence, fact, material


def test_the_people_of_the_priority_come_first() -> None:
    notes = ("The teachers met the teachers and the teachers.",)
    assert audience(("students must find the exam",), (), notes, "customers") == "students"


def test_a_group_keeps_the_word_that_narrows_it() -> None:
    assert audience(("new users get lost",), (), (), "customers") == "new users"


def test_one_person_in_passing_is_no_audience() -> None:
    assert audience((), (), ("Ask the owner Ruta.",), "customers") == "customers"


def test_people_in_other_languages_are_understood() -> None:
    assert audience(("der Kunde soll nicht nachfragen müssen",), (), (), "users") == "customers"


def test_the_fallback_is_for_the_kind_of_team() -> None:
    assert setting(material(evidence(COMPLETION))).who == "customers"
    assert setting(material(evidence(COMPLETION), team_kind="platform")).who == "the teams that build on us"


def test_the_topic_is_the_thing_named_most() -> None:
    text = "The kiosk is slow. Nobody likes the kiosk, and the kiosk breaks. A kiosk is a kiosk."
    assert topic((evidence(text=text),)) == "kiosk"


def test_else_what_the_goals_measure_is_what_the_notes_are_about() -> None:
    appeals = fact("late appeals per week", "Late appeals per week: 40 to 20.", baseline=40, target=20, unit="count")
    assert observed((evidence(appeals),)) == "late appeals"
    assert observed((evidence(fact("weekly active managers", "6,480 managers.", baseline=6480)),)) == ""
    assert observed((evidence(fact("pigs disagree", "The pigs disagree.", baseline=1)),)) == ""


@pytest.mark.parametrize("status", ["past", "observation", "other_team", "rejected"])
def test_what_is_no_goal_is_not_what_notes_are_about(status: Status) -> None:
    reported = fact("late appeals per week", "Late appeals were 40.", baseline=40, unit="count", status=status)
    assert observed((evidence(reported),)) == ""


def test_what_is_asked_for_is_not_what_notes_are_about() -> None:
    asked = fact("late appeals per week", "Show late appeals, all 40.", baseline=40, unit="count")
    assert observed((evidence(asked, requests=("Show late appeals, all 40.",)),)) == ""


@pytest.mark.parametrize("status", ["other_team", "rejected", "past"])
def test_a_thing_that_only_others_or_refused_values_measure_is_no_topic(status: Status) -> None:
    text = "The kiosk is slow. Nobody likes the kiosk, and the kiosk breaks. A kiosk is a kiosk."
    theirs = fact("kiosk uptime", "Facilities: kiosk uptime 99%.", target=99, status=status)
    assert topic((evidence(theirs, text=text),)) == ""


def test_without_such_a_thing_there_is_no_topic() -> None:
    assert topic((evidence(text="We met. It was fine."),)) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The team will get this to our users and that is what we have agreed on.", "English"),
        ("Wir sind uns einig, dass die Kunden nicht mehr warten und wir das auch bei den anderen sehen.", "German"),
        ("Nous avons décidé que les jeunes ne doivent pas attendre et que le mentor est là pour une aide.", "French"),
        ("Lo que queremos es que el paquete llegue y que no se quede en la calle por más de un día.", "Spanish"),
        ("42 | 17 | 3", "English"),
    ],
)
def test_the_language_is_told_by_its_small_words(text: str, name: str) -> None:
    assert tongue(text) == name


def test_a_short_sentence_without_small_words_is_doubtful() -> None:
    assert is_english("mobile checkout", doubtful=True)
    assert not is_english("mobile checkout", doubtful=False)
