"""Cards from elsewhere: what their HTML becomes, what is refused, and tables of them.  True Anki: test_own_anki.py."""

import csv
import io
import re
from datetime import datetime, timedelta, timezone
from html import escape, unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from sqlalchemy import Engine

from superday.bank import Bank
from superday.errors import BadInput
from superday.exchange.foreign import Wanted
from superday.exchange.html import html
from superday.exchange.intake import remove, take_in
from superday.exchange.markup import markdown
from superday.exchange.study import chosen, exported, notes
from superday.exchange.template import LONGEST, sides
from superday.preparation.clock import Clock
from superday.preparation.desk import Desk
from superday.preparation.settings import InterviewSet, MinutesSet
from superday.preparation.sitting import Sitting
from superday.store import StudyLog
from tests.exchange.decks import CARDS, COL, NOTES, REVLOG, holding, repacked

NOON = datetime(2026, 3, 2, 12, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def desk(engine: Engine, bank: Bank) -> Desk:
    return Desk(engine, bank, Clock(NOON.timestamp, NOON.tzinfo))


# What the HTML of a field becomes.


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("a<br>b<div>c</div>", "a\n\nb\n\nc"),
        ("<ul><li>one</li><li><b>two</b></li></ul>then", "- one\n- **two**\n\nthen"),
        ("<ol><li>x<ul><li>y</li></ul></li></ol>", "1. x\n\n   - y"),
        ("use <code>a_b*c</code>", "use `a_b*c`"),
        ("<pre>def f():<br>    return 2*x</pre>", "```\ndef f():\n    return 2*x\n```"),
        (r"\(a &lt; b_1\) and \[\sum_i x_i\]", r"$a < b_1$ and $$\sum_i x_i$$"),
        ("[$]x^2[/$], [latex]where $y$ is 1[/latex]", "$x^2$, where $y$ is 1"),
        ("<anki-mathjax block='true'>x</anki-mathjax>", "$$x$$"),
        (r"an open \( is text", r"an open \\( is text"),
        ("$5 and $6, 2*3*4, # no", r"\$5 and \$6, 2\*3\*4, # no"),
        ("# no head", r"\# no head"),
        ("1. no list", r"1\. no list"),
        ("<script>if(a<b)alert('x')</script><style>p{}</style>said", "said"),
        ("<img src=x onerror=alert(1)>[sound:a.mp3]", "(image left out)  (sound left out)"),
        ("<a href='javascript:alert(1)'>link</a>", "link"),
        ("a < b and c <3", "a < b and c <3"),
        ("<!-- a --> b <![CDATA[ c", r"b \<![CDATA[ c"),
    ],
)
def test_a_field_becomes_the_markdown_that_says_the_same(field: str, said: str) -> None:
    assert markdown(field) == said


TAGS = st.sampled_from(
    ["<b>", "</b>", "<div>", "</pre>", "<pre>", "<ul><li>", "<script>", "</script>", "<img src=x>", "<a href='"]
)
MARKS = st.sampled_from(
    ["\\(", "\\)", "[latex]", "$", "`", "*", "_", "&lt;", "&#0;", "<!--", "-->", "[x](", "<", "javascript:", "\ue001"]
)


@given(st.lists(TAGS | MARKS | st.text(max_size=6), max_size=30).map("".join))
def test_whatever_a_field_holds_nothing_of_it_runs_or_is_fetched(field: str) -> None:
    for shown in (html(markdown(field)), MarkdownIt("commonmark", {"html": False}).render(markdown(field))):
        assert not any(tag in shown.lower() for tag in ("<script", "<img", "<svg", "<iframe", '="javascript:'))


@given(st.text(alphabet="ab *_`$#<>&\\[](){}.-+1\n", max_size=30))
def test_a_text_stands_there_as_it_was_written(text: str) -> None:
    if "\\(" in text or "\\[" in text or "[$" in text:
        return  # mathematics
    shown = unescape(re.sub(r"<[^>]*>", "", html(markdown(escape(text)))))
    assert " ".join(shown.split()) == " ".join(text.split())


def test_templates_show_what_anki_would() -> None:
    fields = {"Text": "The {{c1::kernel {{c2::trick::noun}}}} is {{c1::old}}", "Extra": "", "Front": "F"}
    made = sides(
        "{{cloze:Text}}{{#Extra}}!{{/Extra}}", "{{FrontSide}}{{cloze:Text}} {{^Extra}}none{{/Extra}}", fields, 1
    )
    assert made is not None
    assert (made.front.count("\ue000"), made.gaps) == (2, ["kernel trick", "old"])
    assert made.back == "The <b>kernel trick</b> is <b>old</b> none"
    typed = sides("{{Front}} {{type:Extra}}{{hint:Text}}", "{{Front}}<hr id=answer>{{type:Front}}", fields, 1)
    assert typed is not None
    assert (typed.front, typed.back) == ("F ", "FF")


def test_a_side_without_an_end_is_cut_off_before_it_is_made() -> None:
    assert sides("{{F}}" * 100_000, "", {"F": "x" * LONGEST}, 1) is None


# Packages.


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return tmp_path / "deck.apkg"


def test_what_is_spoilt_in_a_deck_is_left_out_and_told(desk: Desk, engine: Engine, package: Path) -> None:
    long = "x" * (LONGEST + 1)
    odd = (
        "INSERT INTO notes VALUES (2, 'long', 7, '', '" + long + "' || char(31) || 'b'), (3, x'ff', 7, '', 'f'),"
        " (4, 'other kind', 8, '', 'f' || char(31) || 'b'), (5, 'one side', 7, '', 'f');"
        "INSERT INTO cards VALUES (1, 1, 0, 1, 0, 0), (2, 2, 0, 1, 0, 0), (3, 3, 0, 1, 0, 0), (4, 4, 0, 1, 0, 0),"
        " (5, 5, 0, 1, 0, 0), (6, 1, 9, 1, 0, 0), (7, 1, 'x', 1, 0, 0), (8, 1, 1, 1, 0, -1);"
    )
    found = take_in(desk, StudyLog(engine), repacked(package, holding(NOTES + CARDS + REVLOG + COL + odd)))
    assert found.cards == 1
    assert found.left_out == {"too long": 1, "spoilt": 4, "without words": 1, "suspended": 1}
    assert [one.front for one in desk.own.values()] == ["front"]


def test_a_deck_that_is_not_there_is_told_with_those_that_are(desk: Desk, engine: Engine, package: Path) -> None:
    repacked(package, holding(NOTES + CARDS + REVLOG + COL + "INSERT INTO cards VALUES (1, 1, 0, 1, 0, 0);"))
    with pytest.raises(BadInput, match="no card of such a deck or tag") as refused:
        take_in(desk, StudyLog(engine), package, Wanted(("ML",)))
    assert "`Default`" in str(refused.value)
    assert desk.own == {}


# Tables.


def test_a_table_of_cards_comes_in_and_goes_out(desk: Desk, engine: Engine, tmp_path: Path) -> None:
    table, log = tmp_path / "mine.csv", StudyLog(engine)
    table.write_text('front,back,tags,deck\n"Cost of $A^{-1}$?",cubic,linear algebra,Maths\nla mort,death,,\n')
    found = take_in(desk, log, table, Wanted((), (), "must"))
    assert (found.cards, found.new) == (2, 0)
    assert [(one.deck, one.tags) for one in desk.own.values()] == [("Maths", ("linear", "algebra")), ("Cards", ())]
    text = exported(desk, notes(desk, chosen(desk, areas=["own"])), ".csv").decode()
    assert [row["front"] for row in csv.DictReader(io.StringIO(text))] == ["Cost of $A^{-1}$?", "la mort"]
    table.write_text(text.replace("cubic", "O(n³)"))
    again = take_in(desk, log, table)
    assert (again.cards, again.changed, again.same) == (0, 1, 1)
    assert {one.plan for one in desk.own.values()} == {"must"}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("front\n", 1, "no column `back`"),
        ("front,back\na,\n", 2, "has no back"),
        ("front,back,plan\na,b,could\nc,d,perhaps\n", 3, "`perhaps` is no plan"),
        ("front,back,deck\na,b," + "d" * 300 + "\n", 2, "deck or guid of more than"),
        ("front,back\na," + "b" * 20_001 + "\n", 2, "a side of more than"),
        ("front,back,at,grade\na,b,yesterday,3\n", 2, "`yesterday` is no moment"),
    ],
)
def test_a_row_that_cannot_be_meant_is_told_with_its_line(
    desk: Desk, engine: Engine, tmp_path: Path, text: str, line: int, says: str
) -> None:
    table, log = tmp_path / "mine.csv", StudyLog(engine)
    table.write_text(text)
    with pytest.raises(BadInput, match=f"{table}:{line}: .*{says}"):
        take_in(desk, log, table)
    assert log.standing() == []


def test_own_cards_go_out_by_themselves_alone(desk: Desk, engine: Engine, tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("front,back\na,b\n")
    take_in(desk, StudyLog(engine), table)
    assert {item.kind for item in chosen(desk)}.isdisjoint({"own"})
    with pytest.raises(BadInput, match="a file of their own"):
        chosen(desk, areas=["own", "optimisation"])


def test_own_cards_come_up_among_the_banks_and_what_is_answered_counts(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    desk.change([InterviewSet("tiny", NOON.date() + timedelta(days=20)), MinutesSet(600.0)])
    before = Sitting(desk, desk.today())
    table = tmp_path / "mine.csv"
    table.write_text("front,back,deck\nWhich trick?,the kernel trick,Mine\n")
    take_in(desk, StudyLog(engine), table, Wanted((), (), "must"))
    assert before.outdated()
    sitting = Sitting(desk, desk.today())
    ((name, mine),) = desk.own.items()
    look = next(look for look in sitting.ranked() if look.item == name)
    assert sum(look.item in desk.own for look in sitting.ranked()) < len(sitting.ranked())
    shown = sitting.shown(look)
    assert shown is not None
    assert mine.front in shown.prompt
    kept = sitting.keep(shown, shown.check("kernel trick"), None, 1.0)
    assert kept is not None and (kept.grade, kept.weight) == (3, 1.0)
    assert not sitting.outdated()
    assert desk.read().reviews_of(name) == [kept]
    remove(desk, StudyLog(engine), "Mine")
    assert sitting.outdated()
    assert sitting.shown(look) is None
    assert name not in {look.item for look in desk.today().looks}
