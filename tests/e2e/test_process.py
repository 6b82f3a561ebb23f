"""Applications in a real browser, by keyboard: from the first day to a date in the plan of study."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.test_looks import wrong

pytestmark = pytest.mark.browser
PROFILE = "Statistician. Randomised trials, causal inference, confidence intervals."


def type_into(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).filter(visible=True).focus()
    page.keyboard.type(text)


def open_by_key(page: Page, summary: str) -> None:
    page.locator("summary", has_text=summary).focus()
    page.keyboard.press("Enter")


def test_an_application_goes_its_way_by_keyboard_and_every_screen_is_accessible(page: Page) -> None:
    page.goto("/process")
    assert wrong(page) == []
    type_into(page, "Company", "Acme")
    type_into(page, "Role", "Scientist")
    page.get_by_label("The loop that comes nearest").select_option("as-super-day")
    page.get_by_label("Role").press("Enter")
    expect(page.get_by_role("heading", name="Acme: Scientist")).to_be_visible()

    open_by_key(page, "A stage took place")
    page.get_by_label("Stage", exact=True).filter(visible=True).select_option("onsite")
    page.get_by_label("Takes place on").fill((date.today() + timedelta(days=20)).isoformat())
    page.get_by_label("At (may be empty)").fill("09:30")
    page.get_by_label("Takes place on").press("Enter")
    expect(page.get_by_role("heading", name="Into your plan of study?")).to_be_visible()
    page.get_by_role("button", name="Set it in the plan").press("Enter")
    expect(page.get_by_role("heading", name="Into your plan of study?")).to_have_count(0)

    open_by_key(page, "Someone new")
    type_into(page, "Name", "Ada Kay")
    type_into(page, "Background: a profile, or their papers (may be empty)", PROFILE)
    page.get_by_role("button", name="Keep them").press("Enter")
    expect(page.get_by_text("Nearest of the interviewers here: A statistician")).to_be_visible()

    open_by_key(page, "A question that was asked")
    type_into(page, "The question, in your words", "reverse a linked list")
    page.get_by_role("button", name="Keep the question").press("Enter")
    page.get_by_role("link", name="Which question of the bank is it?").press("Enter")
    expect(page.get_by_role("heading", name="Which question of the bank was it?")).to_be_visible()
    assert wrong(page) == []

    page.get_by_role("button", name="What will they ask?").press("Enter")
    expect(page.get_by_role("heading", name="What may well be asked")).to_be_visible()
    assert wrong(page) == []

    page.goto("/study")
    expect(page.get_by_text("five-round super-day").first).to_be_visible()
    page.goto("/process")
    page.get_by_role("link", name="Acme: Scientist").first.press("Enter")
    page.get_by_role("button", name="Start").first.press("Enter")
    expect(page).to_have_url(re.compile("/rehearsals/"))
