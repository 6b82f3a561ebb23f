"""A table of reviews is handed in and taken back, with the keyboard, on a page that looks right in every window."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.test_looks import wrong

pytestmark = pytest.mark.browser
TABLE = b"item,at,grade\nconcept/sgd-vs-gd/unbiased,2026-01-05T10:00:00+00:00,3\n"


@pytest.mark.timeout(90)
def test_a_table_is_handed_in_and_taken_back_without_a_mouse(page: Page) -> None:
    page.goto("/study/import")
    expect(page.get_by_role("button", name="Take the last import back")).to_have_count(0)
    found = {"before": wrong(page)}
    chosen = page.get_by_label("A deck (.apkg)")
    chosen.set_input_files({"name": "mine.csv", "mimeType": "text/csv", "buffer": TABLE})
    chosen.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("1 new review, 0 known before.")
    found["told"] = wrong(page)
    page.get_by_role("button", name="Take the last import back").press("Enter")
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Taken back: 1 review of the last import.")
    assert found == {screen: [] for screen in found}
