"""A key result's category and indicator are what the checker reads, else what its family of aim says."""

from assistant.checker.subject import KeyResultSubject
from assistant.drafter.classing import classed
from assistant.drafter.wording import read_alone
from assistant.okr import KeyResult
from tests.assistant.drafter.case import material


def read(kr: KeyResult) -> KeyResultSubject:
    return read_alone(kr, material())


def test_what_the_checker_reads_goes_first() -> None:
    kr = KeyResult("Increase monthly revenue from 40,000 USD to 55,000 USD", metric="monthly revenue", unit="USD")
    assert classed(kr, read(kr)).category == read(kr).category == "business"


def test_every_key_result_gets_both() -> None:
    kr = KeyResult("Increase zorbing from 3 to 5", metric="zorbing", direction="increase")
    assert read(kr).category is None
    made = classed(kr, read(kr))
    assert made.category is not None
    assert made.indicator is not None


def test_what_people_do_more_of_is_usage() -> None:
    kr = KeyResult("Increase farmers zorbing from 3 to 5", metric="farmers zorbing", direction="increase")
    assert classed(kr, read(kr)).category == "usage"
