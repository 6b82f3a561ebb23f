"""What is typed is never lost, and everything can be done without a mouse."""

import signal
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from superday.bank import open_bank
from superday.store.database import NAME
from tests.e2e import small_loop
from tests.e2e.candidate import Candidate, until
from tests.e2e.conftest import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def me(page: Page, server: Server) -> Candidate:
    """Somebody in a loop with a concept, a derivation and a problem, before its round."""
    small_loop.write(
        server.home,
        "mixed",
        ("concept", "sgd-vs-gd", 20),
        ("derivation", "softmax-jacobian", 20),
        ("problem", "pair-sum", 20),
    )
    server.stop()
    server.start()
    one = Candidate(page, server, open_bank())
    one.start("mixed")
    return one


def test_typed_text_survives_a_reload_at_once(me: Candidate) -> None:
    me.begin()
    me.box().press_sequentially("half a thought")
    me.page.reload()
    expect(me.box()).to_have_value("half a thought")


def test_typed_text_survives_the_server(me: Candidate) -> None:
    me.begin()
    me.write("before the crash")
    me.settled()
    me.server.stop()
    me.box().press_sequentially(", and during it")
    expect(me.page.locator("#notice")).to_contain_text("superday does not answer")
    expect(me.page.locator("[data-saved]")).to_contain_text("Kept in this browser")
    me.server.start()
    expect(me.page.locator("#notice")).to_be_hidden()
    expect(me.page.locator("[data-saved]")).to_have_text("Saved.")
    elsewhere = me.page.context.browser.new_context(base_url=me.server.url)  # type: ignore[union-attr]
    other = elsewhere.new_page()
    other.goto(me.page.url)
    expect(other.locator("#answer textarea")).to_have_value("before the crash, and during it")
    elsewhere.close()
    me.press("Hand in")
    assert me.state().round.asked[0].turns[0].answer == "before the crash, and during it"


def test_a_polite_stop_keeps_the_text_too(me: Candidate) -> None:
    me.begin()
    me.box().press_sequentially("last words")
    me.server.stop(signal.SIGTERM)
    me.server.start()
    me.page.reload()
    expect(me.box()).to_have_value("last words")


def test_of_two_tabs_the_one_typed_in_last_wins(me: Candidate, context: BrowserContext) -> None:
    me.begin()
    second = context.new_page()
    second.goto(me.page.url)
    for _ in range(5):
        me.box().press_sequentially("first ")
    box = second.locator("#answer textarea")
    expect(box).to_have_value("first first first first first ")
    box.fill("second")
    expect(me.box()).to_have_value("second")
    second.get_by_text("Saved.", exact=True).wait_for()
    me.page.reload()
    expect(me.box()).to_have_value("second")


def test_of_two_browsers_the_one_typed_in_last_wins(me: Candidate) -> None:
    me.begin()
    elsewhere = me.page.context.browser.new_context(base_url=me.server.url)  # type: ignore[union-attr]
    other = elsewhere.new_page()
    other.goto(me.page.url)
    me.write("typed first, with many more keys")
    me.settled()
    other.locator("#answer textarea").fill("typed last")
    other.get_by_text("Saved.", exact=True).wait_for()
    elsewhere.close()
    me.page.reload()
    expect(me.box()).to_have_value("typed last")


def test_a_question_and_a_hint_leave_what_is_typed_in_place(me: Candidate) -> None:
    me.begin()
    me.box().press_sequentially("half a thought")
    me.page.get_by_label("Ask the interviewer").fill("What do you mean?")
    me.page.keyboard.press("Enter")
    expect(me.page.locator(".said.candidate")).to_contain_text("What do you mean?")
    expect(me.box()).to_have_value("half a thought")


def test_a_question_is_answered_with_the_keyboard_alone(me: Candidate) -> None:
    keys = me.page.keyboard
    tab_to(me, "button", "Begin the round")
    keys.press("Enter")
    until(lambda: me.slot() != "")
    expect(me.box()).to_be_focused()
    keys.type("The mini-batch gradient is unbiased, and each step is cheap.")
    order = [name(me) for _ in range(5) if keys.press("Tab") is None]
    assert order == ["Hand in", "ask", "Ask", "Take a hint (3 left)", "Skip"]
    tab_to(me, "textarea", "text")
    before = me.slot()
    keys.press("Control+Enter")
    until(lambda: me.slot() not in ("", before))
    expect(me.box()).to_be_focused()


def test_tab_indents_in_the_editor_and_escape_then_tab_leaves_it(me: Candidate) -> None:
    me.begin()
    while me.page.locator(".cm-content").count() == 0:
        me.press("Skip")
    me.clear()
    keys = me.page.keyboard
    keys.press("Tab")
    keys.type("x")
    expect(me.box()).to_have_value("    x")
    expect(me.page.locator(".cm-content")).to_be_focused()
    me.page.wait_for_timeout(300)  # no hand is faster
    keys.press("Escape")
    keys.press("Tab")
    assert name(me) == "Run the examples"


def test_ctrl_enter_runs_the_examples_and_leaves_the_code_as_it_is(me: Candidate) -> None:
    me.begin()
    while me.page.locator(".cm-content").count() == 0:
        me.press("Skip")
    me.write(me.good_answer())
    code, before = me.box().input_value(), me.slot()
    me.page.locator(".cm-content").click()
    me.page.keyboard.press("Control+Enter")
    expect(me.page.locator("#verdict").get_by_text("accepted")).to_be_visible(timeout=30_000)
    expect(me.box()).to_have_value(code)
    assert me.slot() == before
    assert [one.code for one in me.state().asked.judged] == [code]


def test_a_button_pressed_with_the_keyboard_keeps_the_focus(me: Candidate) -> None:
    me.begin()
    while me.page.locator(".cm-content").count() == 0:
        me.press("Skip")
    me.write("def pair_sum(nums, target):\n    return 'x' * 3000\n")
    run = me.page.get_by_role("button", name="Run the examples")
    run.focus()
    me.page.keyboard.press("Enter")
    expect(me.page.locator("#verdict table")).to_be_visible(timeout=30_000)
    expect(run).to_be_focused()
    hint = me.page.get_by_role("button", name="Take a hint")
    hint.focus()
    me.page.keyboard.press("Enter")
    expect(me.page.locator(".said.hint")).to_have_count(1)
    expect(hint).to_be_focused()


def test_own_tests_are_kept_while_they_are_typed_and_ctrl_enter_checks_them(me: Candidate) -> None:
    me.begin()
    while me.page.locator(".cm-content").count() == 0:
        me.press("Skip")
    me.write(me.good_answer())
    code, text = me.box().input_value(), "assert pair_sum([2, 7, 11, 15], 9) == (0, 1)"
    me.page.get_by_text("Your own tests").click()
    own = me.page.get_by_label("Three to five asserts")
    own.press_sequentially(text)
    expect(me.page.locator("#tests [data-saved]")).to_have_text("Saved.")
    me.page.reload()
    expect(own).to_have_value(text)
    expect(me.box()).to_have_value(code)
    own.focus()
    me.page.keyboard.press("Control+Enter")
    expect(me.page.locator("#tests-verdict")).to_contain_text("You caught", timeout=30_000)
    expect(me.page.locator("#verdict")).to_be_empty()
    assert [one.text for one in me.state().asked.own_tests] == [text] and me.state().asked.judged == []


def test_what_is_handed_in_is_said_to_be_judged_and_cannot_be_handed_in_twice(me: Candidate) -> None:
    me.begin()
    while me.page.locator(".cm-content").count() == 0:
        me.press("Skip")
    me.write("def pair_sum(nums, target):\n    while True: pass\n")
    button = me.page.get_by_role("button", name="Done with the code")
    button.click()
    expect(me.page.get_by_text("Being judged")).to_be_visible()
    expect(button).to_be_disabled()
    expect(button).to_have_count(0, timeout=40_000)


def test_while_another_program_holds_the_data_file_the_answer_stays_in_its_box_and_the_page_says_why(
    me: Candidate,
) -> None:
    me.begin()
    me.write("a whole answer")
    me.settled()
    before = me.slot()
    with closing(sqlite3.connect(me.server.home / NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        me.page.get_by_role("button", name="Hand in").click()
        expect(me.page.locator("#notice")).to_contain_text("another program is using the file", timeout=60_000)
        expect(me.box()).to_have_value("a whole answer")
        other.execute("ROLLBACK")
    expect(me.page.get_by_role("button", name="Hand in")).to_be_enabled(timeout=30_000)
    me.press("Hand in")
    expect(me.page.locator("#notice")).to_be_hidden(timeout=30_000)
    assert me.slot() != before and me.state().round.asked[0].turns[0].answer == "a whole answer"
    assert "database is locked" in me.server.stop()
    me.server.start()


def test_an_answer_that_cannot_be_taken_stays_in_its_box_and_the_page_says_why(me: Candidate) -> None:
    me.begin()
    long = "word " * 500_000
    me.box().fill(long)
    me.page.get_by_role("button", name="Hand in").click()
    expect(me.page.locator("#notice")).to_contain_text("too long")
    expect(me.page.locator("[data-saved]")).to_contain_text("Too long")
    me.page.wait_for_timeout(5000)  # a look at the clock does not take the notice away
    expect(me.page.locator("#notice")).to_be_visible()
    assert me.box().input_value() == long


def name(me: Candidate) -> str:
    """What has the focus: its text, or its id."""
    found: str = me.page.evaluate(
        "() => { const on = document.activeElement; return on.innerText || on.id || on.tagName; }"
    )
    return found.strip()


def tab_to(me: Candidate, tag: str, wanted: str) -> None:
    for _ in range(40):
        me.page.keyboard.press("Tab")
        if name(me) == wanted and me.page.evaluate("() => document.activeElement.tagName.toLowerCase()") == tag:
            return
    raise AssertionError(f"Tab never comes to {wanted}")
