"""Time boxes, and how soon there is a first page."""

import pytest
from playwright.sync_api import Page, expect

from superday.bank import open_bank
from tests.e2e import small_loop
from tests.e2e.candidate import Candidate, until
from tests.e2e.conftest import Server


@pytest.mark.browser
@pytest.mark.timeout(200)
def test_when_time_is_up_the_draft_is_taken_and_the_page_moves_on_by_itself(page: Page, server: Server) -> None:
    small_loop.write(server.home, "short", ("concept", "sgd-vs-gd", 1), ("concept", "convexity", 3))
    server.stop()
    server.start()
    me = Candidate(page, server, open_bank())
    me.start("short")
    me.begin()
    me.write("The mini-batch gradient is unbiased")
    expect(page.locator("sd-clock")).to_contain_text("Part 0")
    expect(page.locator("sd-clock")).to_contain_text("Part 1", timeout=80_000)
    first = me.state().round.asked[0].turns[0]
    assert (first.answer, first.complete) == ("The mini-batch gradient is unbiased", False)
    assert me.item().id == "convexity"
    expect(me.box()).to_have_value("")
    until(lambda: "1 minute left of this round" in page.locator("[data-warnings]").inner_text(), 140)


def test_the_second_start_answers_its_first_page_within_a_second(server: Server) -> None:
    server.stop()
    times = []
    for _ in range(3):
        times.append(server.start())
        server.stop()
    server.start()
    assert min(times) < 1.0, times
