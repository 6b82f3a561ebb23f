"""The whole of the five-round super-day in a browser, over a server that dies in the coding round."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from superday.bank import open_bank
from superday.bank.model import Case
from tests.e2e.candidate import STORY, Candidate
from tests.e2e.conftest import Server

pytestmark = pytest.mark.browser

KEYS = "import torch\n\n\ndef local_attention(q, k, v, window: int):\nn = q.shape[2]  # not yet handed in"
HALF = KEYS.replace("\nn =", "\n    n =")  # the editor indents
DOWN = 6.0  # seconds without a server


@pytest.mark.timeout(240)
def test_from_the_lobby_to_the_debrief(page: Page, server: Server) -> None:
    me = Candidate(page, server, open_bank())
    me.start("as-super-day")
    told = breadth(me)
    depth(me)
    coding(me, server)
    case = science(me)
    leadership(me)
    page.wait_for_url("**/debrief")
    debrief(page, [told, case, STORY])


def breadth(me: Candidate) -> str:
    me.begin()
    me.page.get_by_role("button", name=re.compile("^Take a hint")).click()
    expect(me.page.locator(".said.hint")).to_have_count(1)
    first = me.answer()
    me.finish_round(me.answer)
    return first


def depth(me: Candidate) -> None:
    me.begin()
    me.finish_round(me.answer)


def coding(me: Candidate, server: Server) -> None:
    me.begin()
    me.type_code(KEYS)
    me.settled()
    me.page.reload()
    spent = me.state().round.seconds
    server.stop()
    expect(me.page.locator("#notice")).to_contain_text("does not answer")
    time.sleep(DOWN)
    server.start()
    expect(me.page.locator("#notice")).to_be_hidden()
    me.page.reload()
    expect(me.box()).to_have_value(HALF)
    assert me.state().round.seconds - spent < DOWN
    while me.state().round.segment == 0:
        me.answer()
    judged(me)
    me.finish_round(me.answer)


def judged(me: Candidate) -> None:
    """Run the examples with wrong code, then submit right code."""
    verdict = me.page.locator("#verdict")
    me.write("def nothing(): pass")
    me.page.get_by_role("button", name="Run the examples").click()
    expect(verdict).to_contain_text("It does not define the function", timeout=30_000)
    me.write(me.good_answer())
    me.page.get_by_role("button", name="Submit to the hidden tests").click()
    expect(verdict.get_by_text("accepted")).to_be_visible(timeout=60_000)
    expect(verdict).to_contain_text("hidden tests")


def science(me: Candidate) -> str:
    me.begin()
    case = me.item()
    assert isinstance(case, Case)
    me.page.get_by_label("Ask the interviewer").fill(case.facts[0].asked[0])
    me.page.get_by_role("button", name="Ask", exact=True).click()
    expect(me.page.locator(".talk")).to_contain_text(case.facts[0].says)
    first = me.answer()
    me.finish_round(me.answer)
    return first


def leadership(me: Candidate) -> None:
    me.begin()
    me.answer()
    me.finish_round(lambda: me.press("Skip"))


def debrief(page: Page, told: list[str]) -> None:
    expect(page.locator("section[id^=round-]")).to_have_count(5)
    targets = page.locator("main a[href^='#']").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert len([target for target in targets if target.startswith("#round-")]) == 5
    assert [target for target in targets if page.locator(f"[id='{target[1:]}']").count() != 1] == []
    quotes = [flat(quote) for quote in page.locator("q").all_inner_texts()]
    for answer in told:
        assert any(quote and quote in flat(answer) for quote in quotes)
    page.get_by_text("What a strong answer has").first.click()
    expect(page.get_by_text("hint", exact=False).first).to_be_visible()
    expect(page.get_by_text("skipped").first).to_be_visible()


def flat(text: str) -> str:
    return " ".join(text.split())
