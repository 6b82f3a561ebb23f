"""Thirty days of study in the browser, lived in half a minute: kept days, missed days, and an interview that moves."""

from collections import defaultdict
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.hourglass import Hourglass, hourglass, review, tab

__all__ = ["hourglass", "tab"]
pytestmark = pytest.mark.browser

DAYS, FIRST, MOVED_ON, MOVED_TO = 30, 20, 12, 28  # the interview is set for day 20; on day 12 it moves to day 28
MINUTES = 1.0  # of a day
PACE = (61.0, 40.0, 61.0)  # seconds of a card, day by day: the first goes over the day's minutes, or the second
OFF = 9
ANSWERS = ("The noise falls as the batch grows, the variance is halved", "", "unbiased", "no")


def missed(day: int) -> bool:
    return day % 7 in (5, 6) or 15 <= day < 19


def set_interview(page: Page, day: date) -> None:
    page.goto("/study")
    page.get_by_label("Day of the interview").fill(day.isoformat())
    page.get_by_label("Loop", exact=True).select_option("tiny")
    page.get_by_role("button", name="Set the interview").click()


def points(page: Page) -> dict[str, float]:
    """What each day buys, as the calendar says once the plan is solved."""
    expect(page.locator("#ready")).to_be_visible()
    cells = page.locator(".calendar td:has(.points)").all()
    return {
        str(cell.locator("a.date").get_attribute("data-day")): float(cell.locator(".points").inner_text().split()[0])
        for cell in cells
    }


@pytest.mark.timeout(180)
def test_thirty_days_of_study(tab: Page, hourglass: Hourglass) -> None:
    set_interview(tab, hourglass.date(FIRST))
    tab.locator("summary", has_text="minutes on a usual day").click()
    tab.get_by_label("Minutes of a usual day").fill(str(MINUTES))
    tab.get_by_role("button", name="Keep these minutes").click()
    expect(tab.locator("#ready")).to_be_visible()
    tab.locator(f'a[data-day="{hourglass.date(OFF)}"]').click()
    tab.get_by_role("button", name="Day off").click()
    before = points(tab)
    assert hourglass.date(OFF).isoformat() not in before
    assert max(before) <= hourglass.date(FIRST - 1).isoformat()

    cards = {}
    for day in range(DAYS):
        hourglass.to(day)
        if day == MOVED_ON:
            tab.goto("/study")
            tab.locator("summary", has_text="Interviews").click()
            tab.get_by_label("New day for").fill(hourglass.date(MOVED_TO).isoformat())
            tab.get_by_role("button", name="Move A tiny loop").click()
            after = points(tab)
            assert hourglass.date(FIRST - 1).isoformat() < max(after) <= hourglass.date(MOVED_TO - 1).isoformat()
            expect(tab.locator("td.interview")).to_contain_text(str(hourglass.date(MOVED_TO).day))
        if not missed(day):
            cards[day] = review(tab, hourglass, ANSWERS[day % len(ANSWERS)], PACE[day % len(PACE)])

    assert cards[OFF] == 0
    assert sum(count > 0 for day, count in cards.items() if day < FIRST) > 7
    assert any(cards.get(day) for day in range(FIRST, MOVED_TO)), "after the move the old date is a day like any other"
    looks = defaultdict(list)
    for kept, looked in hourglass.desk.read().looks:
        looks[kept.day].append((looked.item, looked.minutes))
    assert sum(map(len, looks.values())) == sum(cards.values())
    for day_, some in looks.items():
        assert len({item for item, _ in some}) == len(some), f"a card came twice on {day_}"
        assert sum(minutes for _, minutes in some[:-1]) < MINUTES, f"more than one item over the budget on {day_}"
