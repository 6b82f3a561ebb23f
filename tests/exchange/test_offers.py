"""Offers go out as JSON, CSV and Markdown and come back byte for byte, or as they were edited in between."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from superday.career.offers.exchange import WRITTEN, parse, write
from superday.career.offers.filed import Filed
from superday.career.offers.reading import read_offer
from superday.errors import BadInput

OFFER = """# from the call
name = "Acme"
currency = "EUR"
base = 150_000   # negotiable
signing = [20_000, 10_000]

[[stock]]
value = 300_000
years = 4
every = "quarter"
"""
# What a person may write beside the fields, as TOML allows it: fences, marks of ours, quotes, other newlines.
NOTES = st.lists(
    st.one_of(
        st.sampled_from(["# ```", "# ````toml", "## other", "```", "a, \"b\"; c", "=1+1", "", " "]),
        st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20),
    ),
    max_size=5,
)  # fmt: skip
NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="'"), min_size=1, max_size=20)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """An offer's text with free lines in its notes and comments, whatever its ends of lines."""
    lines = [one.replace("'''", "") for one in draw(NOTES)]
    notes = "notes = '''\n" + "".join(f"{one} \n" for one in lines).replace("''", "'") + "'''\n"
    name = draw(NAMES.filter(lambda name: name.strip() and name.isprintable()))
    text = f"name = '{name}'\n{notes}" + OFFER.replace('name = "Acme"\n', "")
    text = text.rstrip("\n") if draw(st.booleans()) else text + "\n" * draw(st.integers(0, 2))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def exported(offers: dict[str, str], ending: str) -> str:
    return write([(id_, sound(text), text) for id_, text in offers.items()], ending)


def sound(text: str) -> Filed:
    return read_offer(text, Path("offer.toml"))


def taken(document: str, ending: str) -> dict[str, str]:
    return dict(parse(document, Path(f"offers{ending}")))


@pytest.mark.parametrize("ending", WRITTEN)
@settings(max_examples=60)
@given(found=st.lists(texts(), max_size=3))
def test_texts_come_back_byte_for_byte(ending: str, found: list[str]) -> None:
    offers = {f"offer-{number}": text for number, text in enumerate(found)}
    assert taken(exported(offers, ending), ending) == offers


def test_markdown_with_the_ends_of_lines_of_another_system_holds_the_same_offers() -> None:
    document = exported({"acme": OFFER, "other": OFFER}, ".md").replace("\n", "\r\n")
    assert taken(document, ".md") == dict.fromkeys(("acme", "other"), OFFER.replace("\n", "\r\n"))


def test_a_field_that_was_edited_elsewhere_is_edited_in_the_text_and_nothing_else() -> None:
    document = json.loads(exported({"acme": OFFER}, ".json"))
    document["offers"][0] |= {"base": "160000", "signing": ""}
    edited = taken(json.dumps(document), ".json")["acme"]
    assert edited == OFFER.replace("150_000", "160000").replace("signing = [20_000, 10_000]\n", "")


def test_a_row_without_a_text_is_a_new_offer_and_a_column_that_is_not_there_says_nothing() -> None:
    made = taken("id,name,currency,base,stock_value,stock_vesting\nacme,Acme,EUR,150000,300000,4 years\n", ".csv")
    offer = sound(made["acme"]).offer
    assert (offer.name, offer.currency, offer.base, offer.stock[0].years) == ("Acme", "EUR", 150_000, 4)
    (row,) = csv.DictReader(io.StringIO(exported({"acme": OFFER}, ".csv"), newline=""))
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, ["id", "currency", "file"], extrasaction="ignore")
    writer.writeheader()
    writer.writerow({**row, "currency": "CHF"})
    assert taken(table.getvalue(), ".csv")["acme"] == OFFER.replace("EUR", "CHF")


@pytest.mark.parametrize(
    ("name", "text", "line", "says"),
    [
        ("a.json", "{\n]", 2, "is not JSON"),
        ("a.json", '{"offers": [{"id": 3}]}', 1, "no list of offers"),
        ("a.json", '[{"id": "acme", "bse": "1"}]', None, "offer 1 (`acme`): an offer has no `bse`"),
        ("a.json", json.dumps([{"id": "acme", "file": f"# \ud800\n{OFFER}"}]), None, "half a character"),
        ("a.csv", "name\nAcme\n", 1, "no column `id`"),
        ("a.csv", "id,name\nacme,Acme\nother,Other,EUR\n", 2, "the offer `acme`"),
        ("a.csv", "id,base\nacme,much\n", 2, "`much` is no number"),
        ("a.md", "# Offers\n\nHello.\n", 3, "belongs to no offer"),
        ("a.md", "## acme\n\n```toml\nname = 3\n", 3, "never closed"),
        ("a.md", '## acme\n\n```toml\nname = "Acme"\nbase = x\n```\n', 5, "the offer `acme`: is not TOML"),
        ("a.md", exported({"acme": OFFER}, ".md") * 2, 18, "belongs to no offer"),
        ("a.toml", 'name = "Acme"\nbase = x\n', 2, "is not TOML"),
        ("a.txt", "", None, "is no format of ours"),
        ("a.json", json.dumps(2 * json.loads(exported({"acme": OFFER}, ".json"))["offers"]), None, "`acme` twice"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(name: str, text: str, line: int | None, says: str) -> None:
    with pytest.raises(BadInput) as told:
        parse(text, Path(name))
    assert says in str(told.value)
    assert (told.value.path, told.value.line) == (Path(name), line)
    assert told.value.way_out
