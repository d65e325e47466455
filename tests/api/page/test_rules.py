"""The rules' page: every rule with its own page, found by words and severity, tried on a sentence."""

import pytest
from playwright.sync_api import expect

from assistant.checker.catalogue import catalogue_json
from tests.api.page.visit import Visit

pytestmark = pytest.mark.long

RULES = catalogue_json()["rules"]


def test_every_rule_is_listed_and_leads_to_its_page(visit: Visit) -> None:
    page = visit.go("/rules")
    rows = page.locator("main").get_by_role("listitem").get_by_role("link")
    expect(rows).to_have_count(len(RULES))
    page.get_by_role("link", name="KR005").click()
    page.wait_for_url("**/rules/KR005")
    expect(page.get_by_role("heading", level=1)).to_contain_text("KR005")
    page.go_back()
    expect(rows).to_have_count(len(RULES))


def test_the_way_back_from_a_rule_ends_at_its_row(visit: Visit) -> None:
    page = visit.go("/rules")
    row = page.get_by_role("link", name="SAF001")
    row.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("SAF001")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    page.go_back()
    expect(row).to_be_in_viewport()


def test_rules_are_found_by_severity_under_a_preset(visit: Visit) -> None:
    page = visit.go("/rules")
    page.get_by_role("button", name="Error").click()
    page.get_by_label("Preset").select_option("strict")
    strict = [rule for rule in RULES if rule["severities"]["strict"] == "error"]
    expect(page.locator("main").get_by_role("listitem").get_by_role("link")).to_have_count(len(strict))


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule["code"] in ("OBJ004", "KR005", "SET003", "GND001")])
def test_a_rules_page_tells_all_that_the_catalogue_says(visit: Visit, rule: dict[str, str]) -> None:
    page = visit.go(f"/rules/{rule['code']}")
    told = page.locator("main")
    for field in ("summary", "finds", "why", "bad", "good"):
        expect(told).to_contain_text(" ".join(rule[field].split())[:60])


def test_a_sentence_is_tried_as_it_is_typed(visit: Visit) -> None:
    page = visit.go("/rules/KR005")
    found = page.get_by_role("listitem").filter(has_text="says down, the numbers go up")
    expect(found).to_be_visible()
    page.get_by_label("Try a sentence").fill("Increase tenant satisfaction from 62% to 80%")
    expect(found).to_have_count(0)


def test_a_rule_that_is_not_there_is_said_to_be_not_there(visit: Visit) -> None:
    page = visit.go("/rules/<b>KR999")
    expect(page.get_by_role("heading", name="No such rule")).to_be_visible()
    assert page.locator("main b").count() == 0
