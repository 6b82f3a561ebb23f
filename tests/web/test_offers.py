"""Offers on the screen: kept as files, changed in fields or as text, compared under the person's choices."""

import re
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from superday.career.offers.model import Bracket, Grant, Offer, Other, Refresher, Relocation, Step
from superday.preparation.clock import Clock
from tests.web.conftest import OURS

FORM = {"origin": OURS, "sec-fetch-site": "same-origin"}
TYPED = {
    "name": "First <b>offer</b>",
    "currency": "USD",
    "base": "160,000",
    "signing": "219000, 157000",
    "stock_value": "424000",
    "stock_vesting": "5/15/40/40",
}
SECOND = 'name = "Second"\ncurrency = "USD"\nbase = 200_000  # negotiated\n\n[[stock]]\nvalue = 100_000\nyears = 4\n'


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp()
    monkeypatch.setattr("superday.web.offers.CLOCK", Clock(lambda: now, UTC))


class Desk:
    """Someone who keeps offers, and sends what the pages' forms send."""

    def __init__(self, client: TestClient, home: Path):
        self.client, self.folder = client, home / "offers"
        self.token: str = client.app.state.token  # type: ignore[attr-defined]

    def send(self, address: str, **fields: str) -> str:
        """The page after a form was sent."""
        answer = self.client.post(address, data={"token": self.token, **fields})
        self.status = answer.status_code
        return answer.text

    def change(self, name: str, **fields: str) -> str:
        """The form of a kept offer as it stands, with some of it changed, sent."""
        page = self.client.get(f"/offers/{name}").text
        version = re.search(r'name="version" value="(\w+)"', page)
        assert version
        found = re.findall(r'<input id="(\w+)"[^>]* value="([^"]*)"', page)
        every = re.search(r'<option value="([^"]*)" selected', page)
        standing = {**dict(found), "stock_every": every[1] if every else ""}
        return self.send(f"/offers/{name}", **{"what": "fields", "version": version[1], **standing, **fields})

    def hand_in(self, name: str, text: str, **ticked: str) -> str:
        """The page after a file was handed in, as a browser without scripts does it."""
        fields, file = {"token": self.token, **ticked}, {"file": (name, text.encode())}
        answer = self.client.post("/offers/import/file", data=fields, files=file, headers=FORM)
        self.status = answer.status_code
        return answer.text


@pytest.fixture
def desk(client: TestClient, home: Path) -> Desk:
    """With two offers: one from fields, one from a text."""
    one = Desk(client, home)
    one.send("/offers", what="fields", **TYPED)
    one.send("/offers", what="text", text=SECOND)
    return one


def cells(page: str, row: str) -> list[str]:
    found = re.search(rf'<th scope="row"[^>]*>{row}</th>(.*?)</tr>', page, re.DOTALL)
    assert found
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", found[1], re.DOTALL)]


def test_two_offers_stand_side_by_side(desk: Desk) -> None:
    page = desk.client.get("/offers").text
    assert cells(page, "Year 1") == ["379,000", "21,200", "400,200", "200,000", "25,000", "225,000"]
    assert cells(page, "4 years") == ["", "", "1,440,000", "", "", "900,000"]
    assert "by the end of year" in page.lower() and "10,000 more base a year" in page
    assert "First &lt;b&gt;offer&lt;/b&gt;" in page and "<b>offer" not in page
    assert "chart.js" in page and "chart.js" not in desk.client.get("/").text


def test_the_choices_are_those_of_the_address(desk: Desk) -> None:
    page = desk.client.get("/offers?growth=10&horizon=1&discount=5%25&volatility=30&show=second").text
    assert cells(page, "Year 1") == ["200,000", "27,500", "227,500"]
    assert "lognormal" in page and 'value="10"' in page
    assert 'value="second" checked' in page and 'value="first-b-offer-b" checked' not in page


def test_a_choice_that_cannot_be_is_told_and_stays_in_the_form(desk: Desk) -> None:
    page = desk.client.get("/offers?growth=fast").text
    assert "`fast` cannot be a growth of the share" in page and 'value="fast"' in page
    assert "first day" in desk.client.get("/offers?calendar=on").text


def test_a_field_is_changed_and_comments_stay(desk: Desk) -> None:
    desk.change("second", base="210000", deadline="2026-11-23 12:00", time_zone="Europe/Berlin")
    kept = (desk.folder / "second.toml").read_text()
    assert "base = 210000  # negotiated" in kept
    assert "23 h 00 min left" in desk.client.get("/offers").text


def test_a_mistake_in_a_field_or_in_the_text_keeps_what_was_typed_and_what_was_kept(desk: Desk) -> None:
    before = (desk.folder / "second.toml").read_text()
    page = desk.change("second", base="a lot")
    assert desk.status == 400 and "`a lot` is no number for base" in page and 'value="a lot"' in page
    page = desk.change("second", what="text", text=SECOND.replace("years = 4", "vesting = [50, 49]"))
    assert desk.status == 400 and "second.toml:7: the percentages add up to 99" in page and "vesting = [50, 49]" in page
    assert (desk.folder / "second.toml").read_text() == before
    page = desk.send("/offers", what="fields", **{**TYPED, "currency": "dollars"})
    assert desk.status == 400 and "not a currency" in page and 'value="160,000"' in page and ".toml:" not in page
    page = desk.send("/offers", what="text", text=SECOND.replace("200_000", "-1"))
    assert desk.status == 400 and "line 3: `base` is negative" in page
    assert len(list(desk.folder.glob("*.toml"))) == 2


def test_a_file_that_was_changed_meanwhile_is_not_written_over_unseen(desk: Desk) -> None:
    page = desk.send("/offers/second", what="text", version="0" * 16, text=SECOND + "# mine\n")
    assert desk.status == 409 and "changed meanwhile" in page and "# mine" in page
    version = re.search(r'name="version" value="(\w+)"', page)
    assert version
    desk.send("/offers/second", what="text", version=version[1], text=SECOND + "# mine\n")
    assert "# mine" in (desk.folder / "second.toml").read_text()


def test_what_is_sent_for_an_offer_that_was_removed_meanwhile_can_be_kept_as_a_new_one(desk: Desk) -> None:
    desk.send("/offers/second/remove")
    page = desk.send("/offers/second", what="text", version="0" * 16, text=SECOND + "# mine\n")
    assert desk.status == 409 and "removed meanwhile" in page and "# mine" in page and 'action="/offers"' in page
    assert not (desk.folder / "second.toml").exists()


def test_a_spoilt_file_is_told_and_can_be_corrected_while_the_others_are_shown(desk: Desk) -> None:
    (desk.folder / "second.toml").write_text(SECOND.replace("200_000", "-1"))
    page = desk.client.get("/offers").text
    assert "second.toml:3: `base` is negative" in page and cells(page, "Year 1") == ["379,000", "21,200", "400,200"]
    assert 'name="base"' not in desk.client.get("/offers/second").text
    desk.change("second", what="text", text=SECOND)
    assert "negative" not in desk.client.get("/offers").text


@pytest.mark.parametrize("ending", ["json", "csv", "md"])
def test_an_export_is_taken_in_again_and_overwrites_only_when_that_is_said(desk: Desk, ending: str) -> None:
    text = desk.client.get(f"/offers/export/{ending}").text
    assert "Taken in: 0 new, 0 changed, 2 the same." in desk.hand_in(f"offers.{ending}", text)
    desk.send("/offers/second/remove")
    (desk.folder / "first-b-offer-b.toml").write_text(SECOND)
    page = desk.hand_in(f"offers.{ending}", text)
    assert desk.status == 400 and "there already, with another text; nothing was written" in page
    assert not (desk.folder / "second.toml").exists()
    assert "Taken in: 1 new, 1 changed, 0 the same." in desk.hand_in(f"offers.{ending}", text, replace="yes")
    assert (desk.folder / "second.toml").read_text() == SECOND
    assert desk.client.get(f"/offers/export/{ending}").text == text


def test_an_offers_own_file_is_taken_in_and_what_is_none_is_told(desk: Desk) -> None:
    assert "Taken in: 1 new" in desk.hand_in("third.toml", SECOND)
    assert (desk.folder / "third.toml").read_text() == SECOND
    for name, text, says in (
        ("spoilt.toml", SECOND.replace("200_000", "-1"), "spoilt.toml:3: `base` is negative"),
        ("Spoilt.toml", SECOND, "`Spoilt` cannot be an offer"),
        ("offers.txt", "", "offers.txt: is no format of ours"),
        ("", "", "no file was chosen"),
    ):
        assert says in desk.hand_in(name, text) and desk.status == 400
    assert len(list(desk.folder.iterdir())) == 3


def test_several_growths_and_a_tax_of_ones_own_are_choices(desk: Desk) -> None:
    page = desk.client.get("/offers?growth=7,+-35%25&tax=0%3D10+200000%3D50").text
    assert cells(page, "-35 %") and cells(page, "7 %")
    assert "After the tax of your tables" in page and "after the tax of your own table" in page
    assert "the brackets do not rise" in desk.client.get("/offers?tax=0%3D10+0%3D20").text
    assert "`much` is no bracket of a tax" in desk.client.get("/offers?tax=much").text


def test_the_page_tells_every_field_that_the_text_may_hold(desk: Desk) -> None:
    told = set(re.findall(r"\w+", " ".join(re.findall(r"<code>([^<]*)</code>", desk.client.get("/offers/new").text))))
    for table in (Offer, Grant, Refresher, Relocation, Other, Bracket, Step):
        assert {field.name for field in msgspec.structs.fields(table)} <= told


def test_a_file_of_another_name_is_told(desk: Desk) -> None:
    (desk.folder / "My Offer.toml").write_text(SECOND)
    assert "My Offer.toml: is not read, as its name has other characters" in desk.client.get("/offers").text


def test_what_is_removed_stays_beside_the_others_under_another_name(desk: Desk) -> None:
    desk.send("/offers/second/remove")
    assert "Second" not in desk.client.get("/offers").text
    assert (desk.folder / "second.toml.removed").read_text() == SECOND
    assert desk.client.get("/offers/second").status_code == 404


def test_two_offers_of_the_same_name_are_two_files(desk: Desk) -> None:
    desk.send("/offers", what="text", text=SECOND)
    desk.send("/offers", what="text", text=SECOND.replace("Second", "New"))
    assert sorted(path.stem for path in desk.folder.glob("*.toml")) == [
        "first-b-offer-b",
        "new-2",
        "second",
        "second-2",
    ]
    assert desk.client.get("/offers/new-2").status_code == 200
    page = desk.client.get("/offers").text
    assert "> Second (second-2)</label>" in page and "> New</label>" in page


@pytest.mark.parametrize("name", ["..%2F..%2Fetc%2Fpasswd", "none", "Second", ".hidden"])
def test_nothing_but_a_kept_offer_has_an_address(desk: Desk, name: str) -> None:
    assert desk.client.get(f"/offers/{name}").status_code == 404


def test_a_disk_that_takes_nothing_is_told_and_leaves_what_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    page = desk.change("second", base="210000")
    assert desk.status == 503 and "No space left on device" in page
    assert (desk.folder / "second.toml").read_text() == SECOND
    assert sorted(path.name for path in desk.folder.iterdir()) == ["first-b-offer-b.toml", "second.toml"]
