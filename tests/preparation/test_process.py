"""Applications at the edge: kept, in calendars, in the plan of study, and their questions as drafts of one's own."""

import stat
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from superday.bank import open_bank
from superday.bank.load import read_path
from superday.career.process.applications import as_said, replay
from superday.career.process.changes import AnyChange, Noted, Opened, Outcome, Person, Staged, WasAsked
from superday.errors import BadInput, CannotDo
from superday.preparation import desk
from superday.preparation.applications import Process
from superday.preparation.back_planning import Proposal, minutes_until, proposal
from superday.preparation.clock import Clock
from superday.preparation.dates import events
from superday.preparation.feed import NAME, feed_key, opens, renew
from superday.preparation.real_answers import real_answers
from superday.preparation.remembered import write_draft
from superday.preparation.settings import InterviewSet, Settings
from superday.preparation.study_dates import SETTINGS, dates_of
from superday.rubric.scoring import band_of
from superday.store import ApplicationLog, open_database
from tests.career.process_said import CHANGES, DAYS

MORNING = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Europe/Berlin"))
CLOCK = Clock(MORNING.timestamp, MORNING.tzinfo)
TODAY = MORNING.date()
ACME = Opened(application="acme", day=TODAY, company="Acme", role="Scientist", loop="tiny")


@pytest.fixture
def process(home: Path) -> Process:
    return Process(open_database(home), CLOCK)


def staged(stage: str, day: date, **more: object) -> Staged:
    return Staged(application="acme", day=day, stage=stage, **more)  # type: ignore[arg-type]


def test_what_is_said_of_an_application_that_is_not_there_is_kept_by_nobody(process: Process) -> None:
    with pytest.raises(BadInput, match="no application `acme`"):
        process.say(Noted(application="acme", day=TODAY, text="a"))
    assert process.said() == []
    process.say(ACME, Noted(application="acme", day=TODAY, text=" a\r\nb "))
    assert process.read().get("acme").notes[0].text == "a\nb"


def test_an_id_that_something_was_said_of_is_not_given_again(process: Process) -> None:
    assert process.new_id("Acme & Co", "R+D") == "acme-co-r-d"
    assert process.new_id("Ω", "Ω") == "application-1"
    process.say(Opened(application="acme", day=TODAY, company="Acme", role=""))
    process.say(Noted(application="acme", day=TODAY, text="a"))
    assert process.new_id("Acme", "") == "acme-2"
    first, *_ = process.said()
    process.undo(first.seq)
    assert process.read().all == ()
    assert process.new_id("Acme", "") == "acme-2"


def test_undo_takes_back_the_last_or_one_by_its_place(process: Process) -> None:
    assert process.undo() is None
    process.say(ACME, Noted(application="acme", day=TODAY, text="a"), Noted(application="acme", day=TODAY, text="b"))
    assert process.undo(2) == Noted(application="acme", day=TODAY, text="a")
    assert process.undo(2) is None
    assert process.undo() == Noted(application="acme", day=TODAY, text="b")
    assert process.read().get("acme").notes == ()


def test_what_a_newer_superday_said_is_left_alone(process: Process, home: Path) -> None:
    ApplicationLog(open_database(home)).append(['{"change":"Danced","application":"acme","day":"2026-03-02"}'], 1.0)
    process.say(ACME)
    assert [one.id for one in process.read()] == ["acme"]


# Calendars.


def shown(text: str) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_a_calendar_has_interviews_at_their_moment_there_and_days_of_what_is_to_be_done(process: Process) -> None:
    from datetime import time

    process.say(ACME, staged("screen", date(2026, 3, 9), at=time(14), zone="America/New_York", minutes=45))
    process.say(Opened(application="other", day=date(2026, 2, 16), company="Other, Inc; x", role=""))
    found = {str(one["uid"]): one for one in shown(dates_of(process))}
    screen = found["process-acme-screen-2026-03-09@superday"]
    # New York has summer time from 8 March on, Berlin from 29 March on.
    assert screen["dtstart"].dt == datetime(2026, 3, 9, 18, tzinfo=UTC)
    assert screen["dtend"].dt == datetime(2026, 3, 9, 18, 45, tzinfo=UTC)
    reminder = found["process-other-follow-up@superday"]
    assert reminder["dtstart"].dt == TODAY  # it was due on 23 February
    assert str(reminder["summary"]).endswith("Other, Inc; x")


def test_notes_questions_and_people_are_in_no_calendar(process: Process) -> None:
    process.say(ACME, staged("screen", date(2026, 3, 9)), Noted(application="acme", day=TODAY, text="SECRET"))
    process.say(Person(application="acme", day=TODAY, name="SECRET", background="SECRET"))
    assert "SECRET" not in dates_of(process)
    assert "Screen: Acme: Scientist" in dates_of(process)


@given(changes=st.lists(CHANGES, max_size=8), today=DAYS)
def test_no_two_events_of_a_calendar_replace_each_other(changes: list[AnyChange], today: date) -> None:
    uids = [one.uid for one in events(replay(as_said(changes)), today, UTC)]
    assert len(uids) == len(set(uids))


def test_a_day_from_which_an_interview_was_moved_can_have_another_one() -> None:
    nine, twelve = date(2026, 3, 9), date(2026, 3, 12)
    moved = [ACME, staged("screen", nine), staged("screen", twelve, instead_of=nine), staged("screen", nine)]
    assert len({one.uid for one in events(replay(as_said(moved)), TODAY, UTC)}) == 2


def test_the_feed_opens_with_its_secret_alone_which_is_the_persons_own(home: Path) -> None:
    assert not opens(home, "")  # there is none yet, and asking makes none
    assert not (home / NAME).exists()
    key = feed_key(home)
    assert feed_key(home) == key
    assert len(key) >= 32
    assert stat.S_IMODE((home / NAME).stat().st_mode) == 0o600
    assert opens(home, key)
    assert not any(opens(home, wrong) for wrong in ("", key[:-1], f"{key}x", "ключ"))
    assert renew(home) != key
    assert not opens(home, key)


def test_a_key_file_that_cannot_be_read_is_told(home: Path) -> None:
    home.mkdir()
    (home / NAME).write_bytes(b"\xff\xfe")
    with pytest.raises(CannotDo, match=NAME):
        feed_key(home)


# The plan of study.

SETTINGS_NOW = Settings(interviews=[InterviewSet("tiny", date(2026, 3, 20), "warm", 2.0)], minutes=30)


def proposed(settings: Settings, *changes: AnyChange, known: bool = True) -> Proposal | None:
    return proposal(
        replay(as_said([ACME, *changes])).get("acme"), settings, TODAY, lambda id_, kind: known and bool(id_)
    )


def test_an_onsite_moves_the_interview_of_its_loop_and_keeps_what_was_said_of_it() -> None:
    found = proposed(SETTINGS_NOW, staged("onsite", date(2026, 3, 12)))
    assert found == Proposal(SETTINGS_NOW.interviews[0], InterviewSet("tiny", date(2026, 3, 12), "warm", 2.0), 540, 300)
    assert proposed(Settings(), staged("onsite", date(2026, 3, 12))) == Proposal(
        None, InterviewSet("tiny", date(2026, 3, 12)), 0.0, 300
    )


def test_a_screen_with_one_known_interviewer_is_studied_for_with_them() -> None:
    ada = Person(application="acme", day=TODAY, name="Ada", interviewer="cold")
    found = proposed(SETTINGS_NOW, staged("screen", date(2026, 3, 9)), ada)
    assert found is not None
    assert found.after == InterviewSet("tiny", date(2026, 3, 9), "cold", 2.0)
    bob = Person(application="acme", day=TODAY, name="Bob", interviewer="warm")
    both = proposed(Settings(), staged("screen", date(2026, 3, 9)), ada, bob)
    assert both is not None
    assert both.after.interviewer is None


def test_nothing_is_proposed_without_a_loop_or_a_date_or_where_it_is_planned_already() -> None:
    assert proposed(SETTINGS_NOW) is None
    assert proposed(SETTINGS_NOW, staged("onsite", TODAY)) is None
    assert proposed(SETTINGS_NOW, staged("onsite", date(2026, 3, 20))) is None
    assert proposed(SETTINGS_NOW, staged("onsite", date(2026, 3, 12)), known=False) is None
    assert proposed(SETTINGS_NOW, staged("debrief", date(2026, 3, 12))) is None


def test_minutes_are_those_of_each_day_before_the_interview() -> None:
    settings = Settings(
        minutes=30, other_minutes={date(2026, 3, 3): 0.0, date(2026, 3, 4): 90.0, date(2026, 3, 5): 7.0}
    )
    assert minutes_until(settings, TODAY, date(2026, 3, 5)) == 30 + 0 + 90
    assert minutes_until(settings, TODAY, TODAY) == 0


def test_the_log_of_study_calls_settings_as_the_desk_does() -> None:
    assert SETTINGS == desk.SETTINGS


# Drafts of questions.


def test_a_question_that_was_asked_becomes_a_draft_that_no_loop_asks_and_the_checker_reads(tmp_path: Path) -> None:
    text = 'Explain "LRU"\n# Answer\n+++\n## Question\n{x}'
    path = write_draft(tmp_path, text, ["arrays"], ["explain-lru-answer-question-x"])
    again = write_draft(tmp_path, text, ["arrays"])
    assert path != again
    assert open_bank([tmp_path]).all() == []
    item = read_path(path)
    assert (item.id, item.kind) == (path.stem, "concept")
    assert "LRU" in item.question
    assert "Answer" in item.question


# What outcomes say of how ready one is.


def asked_in(stage: str, question: str, day: int) -> WasAsked:
    at = date(2026, 2, day)
    return WasAsked(
        application="acme", day=at, text=f"{question} {stage} {day}", stage=stage, question=question, sure=1.0
    )  # type: ignore[arg-type]


def ended(stage: str, result: str, day: int) -> Outcome:
    return Outcome(application="acme", day=date(2026, 2, day), stage=stage, result=result)  # type: ignore[arg-type]


BANK = open_bank([Path(__file__).parents[2] / "bank"])


def real(*changes: AnyChange, loop: str = "as-super-day") -> list[tuple[str, str, str]]:
    opened = Opened(application="acme", day=TODAY, company="Acme", role="Scientist", loop=loop)
    found = real_answers(replay(as_said([opened, *changes])), BANK)
    return [(one.question, one.asks, band_of(one.score)) for one in found]


def test_a_passed_stage_says_that_each_answer_of_it_sufficed() -> None:
    told = (asked_in("screen", "pca", 9), asked_in("screen", "sgd-vs-gd", 9), asked_in("screen", "", 9))
    assert real(*told, ended("screen", "passed", 12)) == [("pca", "problem", "good"), ("sgd-vs-gd", "concept", "good")]
    assert real(*told) == []
    assert real(*told, ended("onsite", "passed", 12)) == []
    assert real(*told, ended("screen", "no-answer", 12)) == []
    assert real(*told, ended("screen", "passed", 12), loop="gone") == []


def test_a_failed_stage_says_something_only_where_it_had_one_kind_of_question() -> None:
    told = (asked_in("screen", "pca", 9), asked_in("screen", "kmeans", 9))
    assert [band for _, _, band in real(*told, ended("screen", "failed", 12))] == ["mixed", "mixed"]
    assert real(*told, asked_in("screen", "sgd-vs-gd", 9), ended("screen", "failed", 12)) == []


def test_each_outcome_speaks_of_the_questions_since_the_one_before() -> None:
    first, second = asked_in("screen", "pca", 9), asked_in("screen", "kmeans", 16)
    found = real(first, ended("screen", "passed", 12), second, ended("screen", "failed", 18))
    assert found == [("pca", "problem", "good"), ("kmeans", "problem", "mixed")]
