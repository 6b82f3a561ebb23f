"""Two offers entered by keyboard and compared: charts drawn from the tables, in both schemes and a narrow window."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Server
from tests.e2e.test_looks import wrong

pytestmark = pytest.mark.browser


def enter(page: Page, **typed: str) -> None:
    page.goto("/offers/new")
    for label, text in typed.items():
        page.locator(f"#{label}").focus()
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    page.wait_for_url("**/offers")


def test_offers_are_entered_compared_and_drawn(page: Page, server: Server) -> None:
    stock = {"stock_value": "424000", "stock_vesting": "5/15/40/40"}
    enter(page, name="Alpha", currency="USD", base="160000", signing="219000, 157000", **stock)
    enter(page, name="Beta", currency="USD", base="180000", stock_value="900000", stock_vesting="4 years")
    page.get_by_label("Volatility").fill("35")
    page.keyboard.press("Enter")
    expect(page.get_by_role("cell", name="400,200").first).to_be_visible()
    expect(page.locator("sd-chart svg")).to_have_count(4)
    assert page.locator("sd-chart svg path").count() > 40
    found = {"offers": wrong(page)}
    page.get_by_role("link", name="Change Beta").click()
    found["form"] = wrong(page)
    page.locator("#base").fill("200000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("cell", name="200,000").first).to_be_visible()
    assert {screen: told for screen, told in found.items() if told} == {}
    assert sorted(path.name for path in (server.home / "offers").iterdir()) == ["alpha.toml", "beta.toml"]
