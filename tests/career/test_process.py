"""Applications: what was said is replayed, waited for in working days, and carried in files without loss."""

from datetime import date, time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from superday.career.process import exchange
from superday.career.process.actions import Action, next_actions
from superday.career.process.applications import Application, as_said, replay
from superday.career.process.changes import (
    AnyChange,
    Habits,
    Heard,
    Noted,
    Opened,
    Outcome,
    Person,
    Reminded,
    Staged,
    WasAsked,
    decode,
    encode,
)
from superday.career.process.checking import checked
from superday.career.process.drafts import draft
from superday.career.process.evidence import asked, outcomes, raised
from superday.career.process.workdays import working_days
from superday.errors import BadInput
from tests.career.process_said import ASKED, CHANGES, DAYS

MONDAY = date(2026, 2, 2)
ACME = Opened(application="acme", day=MONDAY, company="Acme", role="Scientist", loop="tiny")


def day(number: int) -> date:
    return date(2026, 2, number)


def on(number: int, kind: type[AnyChange], **fields: object) -> AnyChange:
    return kind(application="acme", day=day(number), **fields)  # type: ignore[call-arg]


def acme(*changes: AnyChange) -> Application:
    return replay(as_said([ACME, *changes])).get("acme")


def actions(today: int, *changes: AnyChange) -> list[Action]:
    return next_actions(replay(as_said([ACME, *changes])), day(today))


def follow_ups(today: int, *changes: AnyChange) -> list[date]:
    return [one.due for one in actions(today, *changes) if one.kind == "follow-up"]


# Files.


@pytest.mark.parametrize("format_", exchange.FORMATS)
@settings(max_examples=50)
@given(changes=st.lists(CHANGES, max_size=8))
def test_what_was_written_reads_back_as_it_was(format_: str, changes: list[AnyChange]) -> None:
    text = exchange.text_of(changes, format_)
    back = exchange.changes_of(text.encode().decode(), Path(f"x{format_}"))
    assert back == exchange.grouped(changes)
    assert exchange.text_of(back, format_) == text
    assert replay(as_said(back)).all == replay(as_said(exchange.grouped(changes))).all


@given(change=CHANGES)
def test_a_statement_is_kept_as_a_line_of_json(change: AnyChange) -> None:
    assert decode(encode(change)) == change


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("x.csv", "change,application,day,company\nOpened,acme,2026-02-30,Acme\n", "x.csv:2: .*day"),
        ("x.csv", "change,application,day\nEnded,acme,2026-02-03\n", "x.csv:2: `Ended` is nothing"),
        ("x.csv", "", "x.csv:1: has no column `change`"),
        ("x.csv", "change,application,text\n", "x.csv:1: has no column `day`"),
        ("x.csv", "change,application,day,text\nNoted,acme,2026-02-03,a,b\n", "x.csv:2: has more cells"),
        ("x.csv", "change,application,day,day\n", "x.csv:1: has the column `day` twice"),
        ("x.csv", 'change,application,day,text\nNoted,a,2026-02-03,b\nNoted,a,2026-02-03,"c', "x.csv:3: is no CSV"),
        ("x.csv", "change;application;day;minutes\nStaged;acme;2026-02-03;0\n", "x.csv:2: `0` cannot be the minutes"),
        (
            "x.csv",
            "change,application,day\nOpened,acme,2026-02-03T10:00\n",
            "x.csv:2: `2026-02-03T10:00` cannot be the day",
        ),
        ("x.md", "# Applications\n\n## acme\n\n- 2026-02-03 Noted\n  - text: a\n  - loud: yes\n", "x.md:5: .*`loud`"),
        ("x.md", "# Applications\n\nDear diary\n", "x.md:3: is no line"),
        ("x.md", "# Applications\n\n- 2026-02-03 Noted\n", "x.md:3: is no line"),
        ("x.json", '[\n{"change":"Noted","application":"ACME","day":"2026-02-03","text":"a"}\n]', "x.json:2: `ACME`"),
        ("x.json", '[\n{"change":"Noted","application":"acme","day":"2026-02-03","text":7}\n]', "x.json:2: .*text"),
        ("x.json", '{"change":"Noted"}', "x.json: is no list"),
        ("x.json", "[", "x.json: is no JSON"),
        ("x.txt", "", "x.txt: is no format"),
    ],
)
def test_a_line_that_cannot_be_used_is_told_with_its_place(name: str, text: str, says: str) -> None:
    with pytest.raises(BadInput, match=says) as refused:
        exchange.changes_of(text, Path(name))
    assert refused.value.way_out


@pytest.mark.parametrize(
    "change",
    [
        Opened(application="Acme!", day=MONDAY, company="Acme", role=""),
        Opened(application="acme", day=MONDAY, company=" \x00", role=""),
        Opened(application="acme", day=MONDAY, company="\u200b\u202e", role=""),
        Opened(application="acme", day=date(1, 1, 1), company="Acme", role=""),
        Staged(application="acme", day=MONDAY, stage="screen", zone="Mars/Olympus"),
        Staged(application="acme", day=MONDAY, stage="screen", zone="../../etc/passwd"),
        Staged(application="acme", day=MONDAY, stage="screen", minutes=0),
        Staged(application="acme", day=date(2027, 3, 14), stage="screen", at=time(2, 30), zone="America/New_York"),
        Opened(application="acme", day=MONDAY, company="x" * 121, role=""),
        Noted(application="acme", day=MONDAY, text="x" * 100_001),
        Habits(application="", day=MONDAY, country="Atlantis"),
        Habits(application="", day=MONDAY, country="DE", subdivision="XX"),
    ],
)
def test_what_cannot_be_meant_is_refused(change: AnyChange) -> None:
    with pytest.raises(BadInput) as caught:
        checked(change)
    assert "Expected" not in caught.value.says and caught.value.way_out


def test_names_are_one_line() -> None:
    said = checked(Opened(application="acme", day=MONDAY, company="Acme\nLabs ", role="Staff\r\nScientist"))
    assert isinstance(said, Opened) and (said.company, said.role) == ("Acme Labs", "Staff Scientist")


@pytest.mark.parametrize("format_", exchange.FORMATS)
@settings(max_examples=40)
@given(changes=st.lists(CHANGES, min_size=1, max_size=3), data=st.data())
def test_a_file_that_was_spoiled_is_read_or_refused_with_one_message(
    format_: str, changes: list[AnyChange], data: st.DataObject
) -> None:
    text = exchange.text_of(changes, format_)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 12)))
    spoiled = (
        text[:start]
        + data.draw(st.text(max_size=6) | st.sampled_from(["NaN", "1e999", "\n", '"', ",,", "- x"]))
        + text[end:]
    )
    try:
        back = exchange.changes_of(spoiled, Path(f"x{format_}"))
    except BadInput as refused:
        assert refused.way_out
    else:
        assert [decode(encode(one)) for one in back] == back


# What stands.


def test_a_stage_that_is_moved_is_there_once_and_keeps_its_first_day() -> None:
    one = acme(on(9, Staged, stage="onsite"), on(12, Staged, stage="onsite", instead_of=day(9)))
    assert [step.day for step in one.steps] == [day(12)]
    assert one.arranged[0][0] == day(9)
    again = acme(on(9, Staged, stage="screen"), on(12, Staged, stage="screen"))
    assert [step.day for step in again.steps] == [day(9), day(12)]


def test_what_is_said_again_corrects() -> None:
    one = acme(
        on(3, Person, name="Ada", role="recruiter"),
        on(4, Person, name="Ada", role="manager"),
        on(5, WasAsked, text="why?", question="pca", sure=0.6),
        on(5, WasAsked, text="why?", question="svd-and-eigen", sure=1.0),
        Opened(application="acme", day=MONDAY, company="Acme Labs", role="Scientist"),
    )
    assert [(each.name, each.role) for each in one.people] == [("Ada", "manager")]
    assert [each.question for each in one.asked] == ["svd-and-eigen"]
    assert one.title == "Acme Labs: Scientist"
    assert [type(each.change).__name__ for each in one.timeline()] == ["Opened", "Person", "WasAsked"]


@pytest.mark.parametrize("result", ["failed", "withdrawn", "no-answer"])
def test_an_end_closes_and_a_new_stage_opens_again(result: str) -> None:
    end = on(6, Outcome, stage="screen", result=result)
    assert acme(on(5, Staged, stage="screen"), end).is_closed
    assert not acme(end, on(9, Staged, stage="onsite")).is_closed
    assert acme(on(5, Staged, stage="closed")).is_closed
    assert not acme(on(5, Outcome, stage="screen", result="passed")).is_closed


def test_one_is_found_by_how_its_id_begins_or_by_its_company() -> None:
    there = replay(as_said([ACME, Opened(application="acne-x", day=MONDAY, company="Acne", role="x")]))
    assert there.get("acm").id == there.get("ACME").id == "acme"
    with pytest.raises(BadInput, match=r"several .* acme, acne-x"):
        there.get("ac")
    with pytest.raises(BadInput, match="no application `zzz`"):
        there.get("zzz")


# Working days, and when to ask.


@given(start=st.dates(date(2020, 1, 1), date(2030, 1, 1)), number=st.integers(1, 30))
def test_without_a_country_working_days_are_those_of_the_week(start: date, number: int) -> None:
    # NumPy begins to count at a working day: from a weekend, at the Friday before.
    expected = np.busday_offset(np.datetime64(start), number, roll="backward").astype(date)
    assert working_days().after(start, number) == expected


def test_holidays_of_the_country_and_its_part_are_no_working_days() -> None:
    before_thanksgiving = date(2026, 11, 20)
    assert working_days().after(before_thanksgiving, 5) == date(2026, 11, 27)
    assert working_days("US").after(before_thanksgiving, 5) == date(2026, 11, 30)
    assert working_days("DE").after(date(2027, 3, 5), 1) == date(2027, 3, 8)
    assert working_days("DE", "BE").after(date(2027, 3, 5), 1) == date(2027, 3, 9)
    assert working_days("IL").after(date(2026, 2, 5), 1) == date(2026, 2, 8)  # a Sunday, after a Friday and Saturday


def test_one_asks_after_five_working_days_and_again_after_five_more() -> None:
    assert follow_ups(2) == [day(9)]
    screen = on(4, Staged, stage="screen")
    assert follow_ups(5, screen) == [day(11)]
    assert follow_ups(11, screen, on(11, Reminded)) == [day(18)]
    assert follow_ups(6, screen, on(6, Heard)) == [day(13)]
    assert follow_ups(6, screen, on(6, Outcome, stage="screen", result="passed")) == [day(13)]


def test_nobody_is_asked_before_the_day_that_they_named_nor_while_a_date_lies_ahead_nor_after_the_end() -> None:
    assert follow_ups(6, on(4, Staged, stage="screen"), on(6, Heard, until=day(20))) == [day(23)]
    assert follow_ups(10, on(4, Staged, stage="screen"), on(25, Staged, stage="onsite")) == []
    assert follow_ups(20, on(4, Outcome, stage="screen", result="failed")) == []
    assert follow_ups(20, on(4, Staged, stage="closed")) == []
    assert follow_ups(20, on(4, Staged, stage="offer")) == []


def test_the_persons_own_number_of_days_holds() -> None:
    assert follow_ups(3, Habits(application="", day=MONDAY, days=2)) == [day(4)]


def test_what_is_next_has_the_overdue_first_then_interviews_offers_and_what_to_write_down() -> None:
    told = actions(12, on(11, Staged, stage="screen"), on(18, Staged, stage="onsite"))
    assert [(one.kind, one.due) for one in told] == [("write-down", day(11)), ("interview", day(18))]
    assert "write-down" not in {
        one.kind for one in actions(12, on(11, Staged, stage="screen"), on(11, WasAsked, text="x"))
    }
    assert "write-down" not in {one.kind for one in actions(25, on(11, Staged, stage="screen"))}
    (offer,) = actions(12, on(11, Staged, stage="offer", until=day(20)))
    assert (offer.kind, offer.due) == ("answer", day(20))


@given(changes=st.lists(CHANGES, max_size=10), today=DAYS)
def test_there_is_one_follow_up_an_application_at_most_and_none_too_early(
    changes: list[AnyChange], today: date
) -> None:
    applications = replay(as_said(changes))
    told = next_actions(applications, today)
    assert [one.due for one in told] == sorted(one.due for one in told)
    reminders = [one for one in told if one.kind == "follow-up"]
    assert len({one.application for one in reminders}) == len(reminders)
    for reminder in reminders:
        one = applications.get(reminder.application)
        assert not one.is_closed
        assert not one.ahead(today)
        for step in (one.opened, *one.steps, *one.reminded):
            if step.day <= today:
                assert reminder.due >= working_days().after(step.day, applications.habits.days)


# What is written to them.


def test_the_message_says_what_happened_last_and_nothing_else() -> None:
    text = draft(acme(on(4, Staged, stage="screen"), on(3, Person, name="R. Vance", role="Recruiter")), day(20)).text
    assert text.startswith("Dear R. Vance,")
    assert "I had an interview for the position of Scientist on Wednesday, 4 February." in text
    assert "excited" not in text
    assert "hope" not in text
    again = draft(acme(on(4, Staged, stage="screen"), on(11, Reminded)), day(20)).text
    assert again.startswith("Hello,")
    assert "I wrote on Wednesday, 11 February" in again
    promised = draft(acme(on(6, Heard, until=day(13))), day(20)).text
    assert "expected to know more by Friday, 13 February" in promised
    assert "I applied for" in draft(acme(), day(20)).text


@given(changes=st.lists(CHANGES, max_size=10), today=DAYS)
def test_every_application_has_a_message_that_is_short_and_whole(changes: list[AnyChange], today: date) -> None:
    for one in replay(as_said(changes)):
        text = draft(one, today).text
        assert len(text.split("\n\n")) == 4 or "\n\n" in one.opened.role
        assert "{" not in text.replace(one.opened.role, "")


# What it says of study.


class Item:
    def __init__(self, question: str):
        self.question = question


ITEMS = {"a": Item("pca"), "b": Item("pca"), "c": Item("svm"), "d": Item("svm")}
WEIGHTS = st.fixed_dictionaries({id_: st.floats(0.01, 50) for id_ in ITEMS})


@given(weights=WEIGHTS, questions=st.lists(ASKED, max_size=8))
def test_what_was_asked_raises_its_items_and_keeps_the_sum(
    weights: dict[str, float], questions: list[WasAsked]
) -> None:
    after = raised(weights, ITEMS, questions)
    assert sum(after.values()) == pytest.approx(sum(weights.values()))
    assert after["a"] / after["b"] == pytest.approx(weights["a"] / weights["b"])
    known = [each for each in questions if each.question and each.sure > 1e-6]
    assert (after["a"] > weights["a"]) == bool(known) or after["a"] == pytest.approx(weights["a"], rel=1e-4)
    assert after["c"] <= weights["c"] * (1 + 1e-9)


def test_a_question_that_the_loop_never_asks_changes_nothing() -> None:
    weights = {"a": 3.0, "c": 5.0}
    assert (
        raised(weights, ITEMS, [WasAsked(application="x", day=MONDAY, text="?", question="lru", sure=1.0)]) == weights
    )


def test_outcomes_on_merit_are_evidence_and_silence_is_none() -> None:
    passed, silent = (
        on(9, Outcome, stage="screen", result="passed"),
        on(20, Outcome, stage="onsite", result="no-answer"),
    )
    (found,) = outcomes(replay(as_said([ACME, silent, passed])))
    assert (found.loop, found.stage, found.passed, found.day) == ("tiny", "screen", True, day(9))
    known = on(9, WasAsked, text="x", question="pca", sure=0.7)
    assert asked(replay(as_said([ACME, known, on(9, WasAsked, text="y")]))) == [known]
