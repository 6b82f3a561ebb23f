"""Tables of reviews and of cards come in and go again, by the keyboard, on a page that looks right in every window."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.test_looks import wrong

pytestmark = pytest.mark.browser
TABLE = b"item,at,grade\nconcept/sgd-vs-gd/unbiased,2026-01-05T10:00:00+00:00,3\n"
CARDS = b"front,back,deck\nWhich trick?,the kernel trick,Deep::nets\nle chien,dog,French\n"


@pytest.mark.timeout(90)
def test_tables_of_reviews_and_of_cards_are_handed_in_and_taken_back_without_a_mouse(page: Page) -> None:
    page.goto("/study/import")
    expect(page.get_by_role("button", name="Take the last import back")).to_have_count(0)
    found = {"before": wrong(page)}
    chosen = page.get_by_label("A deck (.apkg)")
    chosen.set_input_files({"name": "mine.csv", "mimeType": "text/csv", "buffer": TABLE})
    chosen.focus()
    for key in ("Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("1 new review, 0 known before.")
    found["told"] = wrong(page)
    page.get_by_role("button", name="Take the last import back").press("Enter")
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Taken back: 1 review.")
    chosen.set_input_files({"name": "mine.csv", "mimeType": "text/csv", "buffer": CARDS})
    chosen.focus()
    for key in ("Tab", "Enter", "Tab", *"Deep", "Tab", "m", "Tab"):
        page.keyboard.press(key)
    found["open"] = wrong(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("1 new card, 0 changed")
    found["decks"] = wrong(page)
    page.get_by_role("button", name="Remove Deep::nets").press("Enter")
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Taken back: 1 card.")
    assert found == {screen: [] for screen in found}
