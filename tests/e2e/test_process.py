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


def test_what_they_say_is_answered_ended_taken_back_and_carried_in_files(page: Page) -> None:
    long_ago = (date.today() - timedelta(days=40)).isoformat()
    page.goto("/process")
    type_into(page, "Company", "株式会社")
    page.get_by_label("Applied on").fill(long_ago)
    page.get_by_role("button", name="Add it").press("Enter")
    page.goto("/")
    page.get_by_role("link", name="株式会社").first.press("Enter")  # what is overdue stands in the lobby
    expect(page.get_by_text("Overdue")).to_be_visible()

    open_by_key(page, "They wrote or called")
    type_into(page, "What they said (may be empty)", "soon")
    page.get_by_label("On", exact=True).filter(visible=True).fill(long_ago)
    page.get_by_role("button", name="Keep it").press("Enter")
    page.get_by_label("Edit it, copy it").fill("Dear team, how do things stand?")
    page.get_by_role("button", name="I have sent it").press("Enter")
    expect(page.get_by_text("Overdue")).to_have_count(0)
    open_by_key(page, "A note")
    type_into(page, "Note", "two\nlines")
    page.get_by_role("button", name="Keep the note").press("Enter")
    open_by_key(page, "How a stage ended")
    page.get_by_label("Result").select_option("no-answer")
    page.get_by_role("button", name="Keep the outcome").press("Enter")
    expect(page.get_by_text("Recruiter chat: no answer came")).to_be_visible()
    page.get_by_role("button", name=re.compile("Take back: Recruiter chat")).press("Enter")
    expect(page.get_by_text("Recruiter chat: no answer came")).to_have_count(0)

    page.goto("/process")
    open_by_key(page, "Reminders after 5 working days")
    type_into(page, "Country of the holidays, as DE (empty: none)", "de")
    page.get_by_role("button", name="Keep this").press("Enter")
    expect(page.locator("summary", has_text="without the holidays of DE")).to_be_visible()
    open_by_key(page, "Dates in your calendar")
    address = page.locator("code").inner_text()
    assert page.request.get(address).text().startswith("BEGIN:VCALENDAR")
    open_by_key(page, "Export and import")
    for format_ in ("JSON", "CSV", "Markdown"):
        with page.expect_download() as got:
            page.get_by_role("link", name=format_, exact=True).press("Enter")
        file = got.value
        content = file.path().read_bytes()
        assert "株式会社" in content.decode()
        page.get_by_label("An exported file").set_input_files(
            {"name": file.suggested_filename, "mimeType": "", "buffer": content}
        )
        page.get_by_role("button", name="Take it over").press("Enter")
        expect(page.get_by_role("main").get_by_role("status")).to_have_text("0 statements taken over.")
        open_by_key(page, "Export and import")
    assert wrong(page) == []
