"""A story written, found thin, mended and looked at in the matrix, by keyboard alone and on every size of window."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Server
from tests.e2e.test_looks import wrong

pytestmark = pytest.mark.browser
EXAMPLES = Path(__file__).parents[2] / "examples/stories"


@pytest.mark.timeout(90)
def test_a_story_is_written_mended_and_seen_in_the_matrix_without_a_mouse(page: Page, server: Server) -> None:
    shutil.copytree(EXAMPLES, server.home / "stories")
    page.goto("/stories")
    expect(page.get_by_text("Five stories cover")).to_be_visible()
    found = {"list": wrong(page)}

    page.get_by_label("What it is about").focus()
    page.keyboard.type("Tests that took all night")
    page.keyboard.press("Tab")
    page.keyboard.type("slow-tests")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing under Result")).to_be_visible()
    page.get_by_label("Result", exact=True).focus()
    page.keyboard.type("The suite went from 9 hours to 40 minutes.")
    page.keyboard.press("Tab")
    page.keyboard.type("I profiled it and wrote the cache.")
    page.get_by_role("button", name="Save").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    expect(page.get_by_text("Nothing under Result")).to_have_count(0)
    found["story"] = wrong(page)
    text = (server.home / "stories/slow-tests.md").read_text()
    assert "## Result\n\nThe suite went from 9 hours to 40 minutes.\n\n## My part\n\nI profiled it" in text

    (server.home / "stories/slow-tests.md").write_text(text + "\nBy another editor.\n")
    page.get_by_label("Learned").fill("To profile first.")
    page.get_by_role("button", name="Save").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Not saved: slow-tests.md was changed meanwhile")
    found["changed"] = wrong(page)
    assert "To profile first." not in (server.home / "stories/slow-tests.md").read_text()

    page.goto("/stories/matrix")
    expect(page.get_by_role("rowheader")).to_have_count(19)
    expect(page.get_by_role("columnheader")).to_have_count(7)
    found["matrix"] = wrong(page)
    assert found == {screen: [] for screen in found}
