"""The screens of study by keyboard, in a narrow window, in both colour schemes, and in two windows."""

from pathlib import Path

import pytest
from formulas import write_formulas
from playwright.sync_api import Page, expect

from tests.e2e.hourglass import Hourglass, hourglass, stage, tab, until_not
from tests.e2e.test_looks import wrong

__all__ = ["hourglass", "tab"]
pytestmark = pytest.mark.browser


def test_every_screen_of_study_is_accessible_and_fits_a_narrow_window(tab: Page, hourglass: Hourglass) -> None:
    found = {}
    tab.goto("/study")
    tab.get_by_label("Day of the interview").fill("2026-03-20")
    tab.get_by_label("Loop", exact=True).select_option("tiny")
    tab.get_by_role("button", name="Set the interview").click()
    expect(tab.locator("#ready")).to_be_visible()
    for summary in tab.locator("summary").all():
        summary.click()
    found["the plan"] = wrong(tab)
    tab.goto("/")
    expect(tab.locator("#study-today")).to_contain_text("cards")
    found["lobby"] = wrong(tab)
    tab.goto("/study/review")
    for _ in range(12):
        if (now := until_not(tab, "none")) == "over":
            break
        found[now] = wrong(tab) if now not in found else found[now]
        if now == "card":
            tab.locator("#typed").fill("the variance, perhaps")
        tab.keyboard.press({"card": "Enter", "settle": "y", "told": "Enter"}[now])
        until_not(tab, now)
    assert {"card", "settle", "told"} <= set(found)
    assert {screen: told for screen, told in found.items() if told} == {}


def test_keys_undo_and_skip_and_a_reload_shows_the_same_card_with_what_was_typed(
    tab: Page, hourglass: Hourglass
) -> None:
    tab.goto("/study/review")
    card = tab.locator("#card[data-number]")
    first = card.get_attribute("data-number")
    expect(tab.locator("#typed")).to_be_focused()
    tab.keyboard.type("half an ans")
    tab.reload()
    assert card.get_attribute("data-number") == first
    expect(tab.locator("#typed")).to_have_value("half an ans")
    tab.keyboard.press("Alt+s")
    expect(card).not_to_have_attribute("data-number", first or "")
    tab.keyboard.press("Alt+u")
    expect(card).to_have_attribute("data-number", first or "")
    expect(tab.get_by_role("alert")).to_contain_text("Taken back")
    assert hourglass.desk.read().looks == ()
    tab.locator("#typed").fill("")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Enter")
    assert until_not(tab, "card") == "told"
    tab.reload()
    assert stage(tab) == "told"
    tab.keyboard.press("u")
    assert until_not(tab, "told") == "card"
    assert hourglass.desk.read().looks == ()


def test_two_windows_count_a_card_once(tab: Page, hourglass: Hourglass) -> None:
    tab.goto("/study/review")
    other = tab.context.new_page()
    other.goto("/study/review")
    for window in (tab, other):
        window.locator("#typed").fill("the variance falls")
        window.keyboard.press("Enter")
        until_not(window, "card")
    expect(other.get_by_role("alert")).to_contain_text("Nothing was counted twice")
    assert len(hourglass.desk.read().looks) <= 1
    assert tab.locator("#card").get_attribute("data-number") == other.locator("#card").get_attribute("data-number")


def test_a_card_that_the_server_did_not_hear_stays_with_what_was_typed(tab: Page, hourglass: Hourglass) -> None:
    tab.goto("/study/review")
    tab.locator("#typed").fill("the variance falls")
    hourglass.close()
    tab.keyboard.press("Enter")
    expect(tab.locator("#notice")).to_contain_text("superday does not answer")
    expect(tab.locator("#typed")).to_have_value("the variance falls")
    expect(tab.locator("#reply [data-check]")).to_be_enabled()


@pytest.fixture
def formulas(tmp_path: Path) -> None:
    """The bank has a derivation, before the server reads it."""
    write_formulas(tmp_path / "bank")


def test_a_formula_is_shown_typeset_while_it_is_typed_and_after_a_reload(
    formulas: None, tab: Page, hourglass: Hourglass
) -> None:
    tab.goto("/study")
    tab.get_by_label("Day of the interview").fill("2026-03-20")
    tab.get_by_label("Loop", exact=True).select_option("whiteboard")
    tab.get_by_role("button", name="Set the interview").click()
    tab.goto("/study/review")
    until_not(tab, "none")
    while not tab.locator("sd-derivation").count():
        number = tab.locator("#card").get_attribute("data-number")
        tab.keyboard.press("Alt+s")
        tab.locator(f'#card:not([data-number="{number}"])').wait_for()
    tab.keyboard.type("softmax(z")
    expect(tab.locator(".typeset .says")).to_contain_text("bracket is not closed")
    tab.keyboard.type(")")
    expect(tab.locator(".typeset .katex")).to_be_visible()
    tab.reload()
    expect(tab.locator(".typeset .katex")).to_be_visible()
    tab.keyboard.press("Enter")
    assert until_not(tab, "card") == "told"
