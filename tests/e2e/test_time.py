"""Time boxes."""

import pytest
from playwright.sync_api import Page, expect

from superday.bank import open_bank
from superday.loop.rehearsal import Rehearsal
from superday.loop.script import ScriptClock
from superday.store import open_database
from tests.e2e import small_loop
from tests.e2e.candidate import Candidate
from tests.e2e.conftest import Server

SAID = "The mini-batch gradient is unbiased"


@pytest.mark.browser
def test_when_time_is_up_the_draft_is_taken_and_the_page_moves_on_by_itself(page: Page, server: Server) -> None:
    small_loop.write(server.home, "short", ("concept", "sgd-vs-gd", 1), ("concept", "convexity", 3))
    server.stop()
    server.start()
    me = Candidate(page, server, open_bank())
    me.start("short")
    me.begin()
    me.write(SAID)
    me.settled()
    expect(page.locator("sd-clock")).to_contain_text("Part 0")
    pass_time(me, until=55)
    expect(page.locator("sd-clock")).to_contain_text("Part 1", timeout=40_000)
    expect(page.get_by_role("alert")).to_have_text("Time is up: what you had written was taken as it stands.")
    first = me.state().round.asked[0].turns[0]
    assert (first.answer, first.complete) == (SAID, False)
    assert me.item().id == "convexity"
    expect(me.box()).to_have_value("")
    pass_time(me, until=175)
    expect(page.locator("#warnings")).to_contain_text("1 minute left of this round", timeout=40_000)
    expect(page.locator("[data-left=round]")).to_have_class("short")


def pass_time(me: Candidate, until: float) -> None:
    """Let the round come to this second, as if the candidate had sat there, while the page stands open."""
    me.server.stop()
    engine, clock = open_database(me.server.home), ScriptClock()
    rehearsal = Rehearsal(engine, me.bank, me.id, clock)
    clock.now += until - rehearsal.state.round.seconds
    rehearsal.tick()
    engine.dispose()
    me.server.start()
