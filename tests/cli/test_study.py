"""``superday study``: dates and minutes are kept, the day's list is made of them, and cards are asked and kept."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from command_line import Superday
from tiny import GOOD

from superday.bank import open_bank
from superday.cli import study
from superday.home import home as superday_home
from superday.preparation.clock import Clock
from superday.preparation.desk import Desk
from superday.preparation.sitting import Sitting
from superday.store import StudyLog, open_database

MORNING = datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=1)))


class Hands(list[float]):
    """A clock whose hands are set: how many seconds after the morning it is."""

    def __call__(self) -> float:
        return MORNING.timestamp() + self[0]


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    hands = Hands([0.0])
    monkeypatch.setattr(study, "CLOCK", Clock(hands, MORNING.tzinfo))
    return hands


@pytest.fixture
def planned(superday: Superday, hands: Hands) -> Superday:
    said = superday("study", "plan", "--interview", "2026-03-12", "--loop", "tiny", "--minutes", "20")
    assert (said.status, said.err) == (0, "")
    return superday


def document(superday: Superday, *arguments: object) -> dict:
    said = superday("study", *arguments, "--json")
    assert said.status == 0, said.err
    return json.loads(said.out)


def kept() -> list[str]:
    return [one.body for one in StudyLog(open_database(superday_home())).standing() if one.kind == "review"]


def test_the_plan_is_kept_and_tells_the_days_to_come(superday: Superday, hands: Hands) -> None:
    arguments = ("--interview", "2026-03-12", "--loop", "tiny", "--minutes", "20", "--day-off", "2026-03-05")
    told = document(superday, "plan", *arguments, "--minutes-on", "2026-03-07", "90", "--mocks", "0")
    assert told["day"] == "2026-03-02"
    (one,) = told["interviews"]
    assert (one["loop"], one["day"], one["days"], one["known"]) == ("tiny", "2026-03-12", 10, 0.0)
    assert 0 < told["reachable"] <= 1
    minutes = {each["day"]: each["minutes"] for each in told["days"]}
    assert "2026-03-05" not in minutes
    assert minutes["2026-03-07"] == 90
    assert set(minutes.values()) == {20, 90}
    assert max(minutes) == "2026-03-11"
    again = document(superday, "today")
    assert {key: again[key] for key in again} == {key: told[key] for key in again}


def test_the_plan_tells_mock_rounds_whose_minutes_are_those_of_their_days(planned: Superday, tmp_path: Path) -> None:
    said = planned("study", "plan", "--minutes-on", "2026-03-04", "90", "--ics", tmp_path / "plan.ics")
    told = document(planned, "plan")
    assert told["mocks"]
    minutes = {each["day"]: each["minutes"] for each in told["days"]}
    for mock in told["mocks"]:
        assert mock["why"].split(":")[0] in said.out
        assert minutes.get(mock["day"], 0.0) == max(0.0, {"2026-03-04": 90.0}.get(mock["day"], 20.0) - mock["minutes"])
    assert (tmp_path / "plan.ics").read_text().count("UID:mock-") == len(told["mocks"])
    assert told["mock"] is None or told["mock"] in told["mocks"]
    assert document(planned, "plan", "--mocks", "0")["mocks"] == []


def test_readiness_tells_topics_and_rounds_by_their_right_name(planned: Superday) -> None:
    told = document(planned, "readiness")
    assert [one["round"] for one in told["rounds"]] == ["breadth", "design"]
    assert all(
        0 <= one["chance"]["low"] <= one["chance"]["estimate"] <= one["chance"]["high"] <= 1 for one in told["rounds"]
    )
    assert sum(one["share"] for one in told["topics"]) == pytest.approx(1)
    said = planned("study", "readiness")
    assert "not the chance of an offer" in said.out
    assert "Chance to meet the bar of each mock" in said.out
    assert all(one["area"] in said.out for one in told["topics"])


def test_every_look_has_a_title_and_a_reason_and_the_minutes_hold(planned: Superday) -> None:
    said = planned("study", "today")
    assert "in 10 days" in said.out
    assert "Thu 12 Mar 2026" in said.out
    told = document(planned, "today")
    assert told["list"]
    for look in told["list"]:
        assert look["title"] in said.out
        assert look["reason"] == "new"
    assert sum(look["minutes"] for look in told["list"][:-1]) < told["minutes"]


def test_an_interview_moves_with_what_was_said_of_it_and_goes_when_it_is_dropped(planned: Superday) -> None:
    document(planned, "plan", "--interview", "2026-03-20", "--interviewer", "warm", "--importance", "2")
    told = document(planned, "plan", "--interview", "2026-03-15")
    (one,) = told["interviews"]
    assert (one["day"], one["interviewer"], one["importance"]) == ("2026-03-15", "warm", 2.0)
    assert document(planned, "plan", "--drop", "tiny")["interviews"] == []
    assert "No interview lies ahead" in planned("study", "today").out


def test_without_an_interview_there_is_a_list_for_the_long_run(superday: Superday, hands: Hands) -> None:
    told = document(superday, "today")
    assert told["list"]
    assert (told["interviews"], told["reachable"]) == ([], None)


def test_on_the_day_itself_and_after_it_nothing_breaks(planned: Superday, hands: Hands) -> None:
    for days in (9, 10, 11):
        hands[0] = days * 86400.0
        said = planned("study", "today")
        assert said.status == 0
        assert ("tomorrow" in said.out) == (days == 9)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--interview", "tomorrow"], "`tomorrow` is no date (write it as 2026-12-31)"),
        (["--interview", "2026-02-30"], "`2026-02-30` is no date"),
        (["--interview", "2026-03-01"], "is past: today is 2026-03-02"),
        (["--interview", "9999-12-31"], "more than two years away"),
        (["--interview", "2026-03-12", "--loop", "tinny"], "there is no loop `tinny`; did you mean tiny?"),
        (["--interview", "2026-03-12", "--interviewer", "nobody"], "there is no interviewer `nobody`"),
        (["--mocks", "101"], "`101` cannot be a percentage of the minutes"),
        (["--interview", "2026-03-12", "--importance", "0"], "`0` cannot be an importance"),
        (["--loop", "tiny"], "when is the interview?"),
        (["--drop", "tiny"], "no interview with the loop `tiny` is planned"),
        (["--minutes", "nan"], "`nan` cannot be minutes of a day (a number from 0 to 1440)"),
        (["--minutes", "-1"], "`-1` cannot be minutes"),
        (["--minutes-on", "2026-03-05", "many"], "`many` cannot be minutes"),
        (["--day-off", "never"], "`never` is no date"),
        (["--ics", "/nowhere/at/all.ics"], "its folder is not there"),
        (["--ics", "/"], "cannot be written: Is a directory"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line_and_nothing_is_kept(
    superday: Superday, hands: Hands, arguments: list[str], says: str
) -> None:
    said = superday("study", "plan", "--minutes-on", "2026-03-04", "10", *arguments)
    assert (said.status, said.out) == (2, "")
    assert says in said.err
    assert len(said.err.splitlines()) == 1
    assert StudyLog(open_database(superday_home())).standing() == []


def test_the_calendar_holds_each_day_of_study_and_the_interview(planned: Superday, tmp_path: Path) -> None:
    file = tmp_path / "plan.ics"
    assert planned("study", "plan", "--day-off", "2026-03-05", "--ics", file).status == 0
    lines = file.read_bytes().decode().split("\r\n")
    days = re.findall(r"DTSTART;VALUE=DATE:(\d+)", "\n".join(lines))
    assert days == [f"202603{day:02d}" for day in (2, 3, 4, 6, 7, 8, 9, 10, 11, 12)]
    assert "SUMMARY:Interview: tiny" in lines
    ids = [line for line in lines if line.startswith("UID:")]
    assert len(set(ids)) == len(days)
    assert all(len(line.encode()) <= 75 for line in lines)
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])


def test_a_card_is_asked_checked_told_and_kept(planned: Superday) -> None:
    said = planned("study", "review", typed="no\n\nq\n")
    assert said.status == 0
    assert "RIGHT." in said.out or "WRONG." in said.out or "UNSURE." in said.out
    assert "Kept." in said.out


def test_an_empty_line_is_not_known_and_what_was_expected_is_told(planned: Superday) -> None:
    said = planned("study", "review", typed="\nq\n")
    assert "WRONG." in said.out
    assert "1 card: 0 right, 1 not." in said.out
    (body,) = kept()
    assert json.loads(body)["review"]["grade"] == 1
    assert json.loads(body)["review"]["at"].startswith("2026-03-02T09:00:00")


@pytest.mark.parametrize(("own", "grade"), [("y", 3), ("n", 1), ("", None)])
def test_where_checking_comes_to_no_end_the_person_says_and_it_counts_less(
    planned: Superday, hands: Hands, own: str, grade: int | None
) -> None:
    planned("study", "review", typed="no\n\nq\n")
    hands[0] = 86400.0
    said = planned("study", "review", typed=f"no, the variance\n{own}\n\nq\n")
    assert "UNSURE." in said.out
    assert "Did you know it?" in said.out
    last = json.loads(kept()[-1])
    if grade is None:
        assert "Left out." in said.out
        assert last["review"] is None
        assert last["item"] not in [look["item"] for look in document(planned, "today")["list"]]
    else:
        assert last["review"]["grade"] == grade
        assert last["review"]["weight"] < 0.5


def test_to_undo_is_as_if_the_card_had_not_been_answered(planned: Superday) -> None:
    before = document(planned, "today")
    said = planned("study", "review", typed="\n\n\nu\nu\nu\nq\n")
    assert said.out.count("Taken back") == 2
    assert "Nothing is left to undo." in said.out
    assert "0 cards" in said.out
    assert kept() == []
    assert document(planned, "today") == before


def test_what_was_taken_back_is_asked_again_at_once(planned: Superday) -> None:
    said = planned("study", "review", typed="\nu\n\n\nq\n")
    first, again = re.findall(r"^1\. new: (.+)$", said.out, re.MULTILINE)
    assert first == again
    assert len(kept()) == 1


def test_no_card_comes_twice_in_a_day_and_all_come_while_there_are_minutes(planned: Superday) -> None:
    said = planned("study", "review", "--minutes", "1000", typed="\n\n" * 100)
    assert "Nothing more today." in said.out
    items = [json.loads(body)["item"] for body in kept()]
    assert len(items) == len(set(items)) > 5
    assert "0 cards" in planned("study", "review", "--minutes", "1000", typed="\n\n" * 100).out


def test_the_minutes_of_a_day_are_spent_over_all_its_sittings(planned: Superday, tmp_path: Path) -> None:
    ids = [look["item"] for look in document(planned, "today")["list"]]
    file = tmp_path / "answers.jsonl"
    file.write_text("".join(json.dumps({"id": one, "answer": ""}) + "\n" for one in ids[:3]))
    assert planned("study", "plan", "--minutes-on", "2026-03-02", "2").status == 0
    said = planned("study", "review", "--answers", file)
    spent = [json.loads(body)["minutes"] for body in kept()]
    assert sum(spent[:-1]) < 2 <= sum(spent)
    assert "is not on today's list, or its minutes are used up" in said.err
    assert document(planned, "today")["left"] == 0
    assert "The minutes are used up." in planned("study", "review", typed="").out


def test_answers_from_a_file_are_graded_in_the_order_of_the_list(planned: Superday, tmp_path: Path) -> None:
    ids = [look["item"] for look in document(planned, "today")["list"]][:2]
    file = tmp_path / "answers.jsonl"
    lines = [json.dumps({"id": one, "answer": "I don't know"}) for one in reversed(ids)]
    file.write_text("\n".join([*lines, "{", json.dumps({"id": "no/such/item", "answer": "x"})]))
    said = planned("study", "review", "--answers", file, "--json")
    assert said.status == 2
    told = json.loads(said.out)
    assert [one["item"] for one in told] == ids
    assert set(told[0]) == {"item", "kind", "prompt", "answer", "outcome", "expected", "note", "kept"}
    assert "answers.jsonl:3: cannot be used" in said.err
    assert "no/such/item is not on today's list" in said.err
    assert len(kept()) == sum(one["kept"] for one in told)


def test_json_of_a_sitting_needs_answers(planned: Superday) -> None:
    assert planned("study", "review", "--json").status == 2


def test_the_list_changes_with_what_was_answered(planned: Superday, hands: Hands) -> None:
    planned("study", "review", "--minutes", "1000", typed="\n\n" * 100)
    assert document(planned, "today")["list"] == []
    hands[0] = 86400.0
    tomorrow = document(planned, "today")
    assert tomorrow["day"] == "2026-03-03"
    assert tomorrow["list"]
    assert {look["reason"] for look in tomorrow["list"]} <= {"slipping", "keeping", "last look"}


def test_an_item_that_will_not_stick_is_explained(planned: Superday, hands: Hands) -> None:
    told = ""
    for day in range(9):
        hands[0] = day * 86400.0
        told += planned("study", "review", "--minutes", "1000", typed="\n\n" * 100).out
    assert "This will not stick" in told
    assert "Piece 1 of" in told
    assert "Will not stick" in planned("study", "today").out
    assert document(planned, "today")["leeches"]


def test_a_month_with_days_missed_and_a_moved_interview(planned: Superday, hands: Hands) -> None:
    planned("study", "plan", "--interview", "2026-03-20", "--minutes", "3")
    desk = Desk(open_database(superday_home()), open_bank(), study.CLOCK)
    for day in range(30):
        hands[0] = day * 86400.0
        if day == 12:
            planned("study", "plan", "--interview", "2026-03-29")
        sitting = Sitting(desk, desk.today())
        while day % 7 not in (2, 5) and (shown := sitting.next()) is not None:
            checked = shown.check("no" if day % 3 else "")
            sitting.keep(shown, checked, own=bool(day % 2), minutes=shown.look.minutes)
    days: dict[str, list[tuple[str, float]]] = {}
    for kept, looked in desk.read().looks:
        days.setdefault(kept.day, []).append((looked.item, looked.minutes))
    assert len(days) > 10
    for looks in days.values():
        assert len({item for item, _ in looks}) == len(looks)
        assert sum(minutes for _, minutes in looks[:-1]) < 3


def test_a_graded_answer_of_a_rehearsal_is_a_review_once(planned: Superday) -> None:
    assert planned("start", "tiny", "--seed", "1", typed="\n" + f"{GOOD}\n.\n" * 60).status in (0, 1)
    before = document(planned, "today")
    bodies = [json.loads(body)["review"] for body in kept()]
    assert bodies
    assert {one["grade"] for one in bodies} <= {1, 2, 3}
    assert document(planned, "today") == before
    assert len(kept()) == len(bodies)
    assert before["interviews"][0]["known"] > 0


def test_a_scripted_rehearsal_is_nobodys_review(planned: Superday, tmp_path: Path) -> None:
    (tmp_path / "script").mkdir()
    planned("rehearse", "tiny", "--answers", tmp_path / "script")
    document(planned, "today")
    assert kept() == []


def _wait(said: Callable[[], str], wanted: str) -> None:
    until = time.monotonic() + 60
    while wanted not in said():
        assert time.monotonic() < until, said()
        time.sleep(0.05)


def test_ctrl_c_keeps_what_was_acknowledged(home: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "SUPERDAY_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "superday", "study", "review"]
    out = tmp_path / "out"
    with out.open("wb") as file:
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=file, stderr=file, env=environment)
        assert child.stdin
        child.stdin.write(b"\n")
        child.stdin.flush()
        _wait(out.read_text, "Kept.")
        child.send_signal(signal.SIGINT)
        assert child.wait(60) == 0
        child.stdin.close()
    assert "Stopped." in out.read_text()
    (body,) = kept()
    assert json.loads(body)["review"]["at"][:4] == str(date.today().year)
