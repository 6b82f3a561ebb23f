"""Two offers entered by keyboard, compared, exported and taken in again: in both schemes and a narrow window."""

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
    days = {"start": "2027-07-01", "deadline": "2099-12-31 17:00", "time_zone": "America/Los_Angeles"}
    enter(page, name="Alpha", currency="USD", base="160000", signing="219000, 157000", **stock, **days)
    beta = {"stock_value": "900000", "stock_vesting": "4 years", "start": "2027-07-01"}
    enter(page, name="Beta", currency="USD", base="180000", **beta)
    expect(page.get_by_role("listitem").filter(has_text="left for Alpha")).to_contain_text("days")
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


def test_they_are_taxed_by_calendar_years_exported_removed_and_taken_in_again(page: Page) -> None:
    for name, base in (("Alpha", "160000"), ("Beta", "180000")):
        enter(page, name=name, currency="USD", base=base, start="2027-07-01", relocation="13000")
    page.get_by_label("Your tax").fill("0=10 100000=40")
    page.get_by_label("Calendar years").press("Space")
    page.get_by_label("Your tax").press("Enter")
    expect(page.get_by_role("heading", name="After the tax of your tables")).to_be_visible()
    expect(page.get_by_role("rowheader", name="2027").first).to_be_visible()
    expect(page.get_by_role("rowheader", name="as much as Beta")).to_be_visible()
    with page.expect_download() as got:
        page.get_by_role("link", name="CSV").press("Enter")
    page.get_by_role("link", name="Change Beta").press("Enter")
    page.get_by_role("button", name="Remove this offer").press("Enter")
    expect(page.get_by_role("link", name="Change Beta")).to_have_count(0)
    page.get_by_label("An exported file").set_input_files(
        {"name": "o.csv", "mimeType": "", "buffer": got.value.path().read_bytes()}
    )
    page.get_by_role("button", name="Take them in").press("Enter")
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Taken in: 1 new, 0 changed, 1 the same.")
    expect(page.get_by_role("link", name="Change Beta")).to_be_visible()
