"""What was studied is kept: appended, taken back by a further event, and taken in from rehearsals once."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from superday.store import Entry, EventLog, StudyLog, open_database
from superday.store.database import HEAD, NAME, check

V1 = Path(__file__).with_name("v0001.sql")  # what superday left in the middle of a rehearsal, before it kept study


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def engine(folder: Path) -> Engine:
    return open_database(folder)


def entry(body: str, source: str = "card", at: float = 1.0, kind: str = "review") -> Entry:
    return Entry(at, "2026-03-29", kind, source, body)


def bodies(log: StudyLog) -> list[str]:
    return [one.body for one in log.standing()]


def test_what_was_appended_is_there_for_the_next_process(engine: Engine, folder: Path) -> None:
    assert StudyLog(engine).append([entry("a"), entry("b", kind="interview")]) == [1, 2]
    kept = StudyLog(open_database(folder)).standing()
    assert [tuple(one) for one in kept] == [
        (1, 1.0, "2026-03-29", "review", "card", "a"),
        (2, 1.0, "2026-03-29", "interview", "card", "b"),
    ]


def test_an_undo_is_an_event_and_takes_back_once(engine: Engine) -> None:
    log = StudyLog(engine)
    first, second = log.append([entry("a"), entry("b")])
    assert log.undo(second, 2.0, "2026-03-29")
    assert not log.undo(second, 3.0, "2026-03-29")
    assert not log.undo(99, 3.0, "2026-03-29")
    assert not log.undo(3, 3.0, "2026-03-29")  # an undo is not undone: the thing is done again
    assert [one.seq for one in log.standing()] == [first]
    with engine.connect() as connection:
        assert connection.execute(text("SELECT kind, undoes FROM study ORDER BY seq")).all() == [
            ("review", None),
            ("review", None),
            ("undo", second),
        ]


@given(done=st.lists(st.sampled_from(["do", "undo"]), max_size=30))
def test_to_undo_is_to_have_never_done(store: Engine, done: list[str]) -> None:
    log = StudyLog(store)
    before, expected = len(log.standing()), list[str]()
    for number, what in enumerate(done):
        if what == "do":
            log.append([entry(str(number))])
            expected.append(str(number))
        elif expected:
            log.undo(log.standing()[-1].seq, 2.0, "2026-03-29")
            expected.pop()
        assert bodies(log)[before:] == expected


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return open_database(tmp_path_factory.mktemp("study"))


@pytest.mark.parametrize("change", ["UPDATE study SET body = 'x'", "DELETE FROM study"])
def test_the_log_can_only_grow(engine: Engine, change: str) -> None:
    StudyLog(engine).append([entry("a")])
    with pytest.raises(IntegrityError, match="append-only"), engine.begin() as connection:
        connection.execute(text(change))
    assert bodies(StudyLog(engine)) == ["a"]


def session(engine: Engine, id_: str, status: str = "open") -> None:
    EventLog(engine).create(id_, "tiny", 1.0, "first", status=status, place="")


def test_a_rehearsal_is_ahead_until_it_was_taken_in_and_again_when_it_goes_on(engine: Engine) -> None:
    log = StudyLog(engine)
    session(engine, "s")
    session(engine, "scripted", status="scripted-open")
    assert log.ahead() == {"s": 1}
    log.take_in("s", 1, {}, 5.0, "2026-03-29")
    assert log.ahead() == {}
    EventLog(engine).append("s", 1, ["b", "c"], 2.0, status="finished", place="")
    assert log.ahead() == {"s": 3}


def test_what_a_source_says_is_kept_once_and_what_it_no_longer_says_is_taken_back(engine: Engine) -> None:
    log = StudyLog(engine)
    session(engine, "s")
    log.append([entry("mine")])
    log.take_in("s", 1, {"round:s:0": [entry("a", "round:s:0"), entry("b", "round:s:0")]}, 5.0, "2026-03-29")
    log.take_in("s", 1, {"round:s:0": [entry("never", "round:s:0")]}, 5.0, "2026-03-29")  # up to 1 is taken in
    assert bodies(log) == ["mine", "a", "b"]
    log.take_in("s", 2, {"round:s:0": [entry("b", "round:s:0"), entry("c", "round:s:0")]}, 5.0, "2026-03-29")
    assert bodies(log) == ["mine", "b", "c"]


def test_many_who_take_in_the_same_at_once_keep_it_once(engine: Engine) -> None:
    session(engine, "s")
    said = {"round:s:0": [entry("a", "round:s:0")]}
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: StudyLog(engine).take_in("s", 1, said, 5.0, "2026-03-29"), range(16)))
    assert bodies(StudyLog(engine)) == ["a"]


def test_a_file_of_the_first_version_opens_with_all_that_it_holds(folder: Path) -> None:
    folder.mkdir()
    with sqlite3.connect(folder / NAME) as file:
        file.executescript(V1.read_text())
        before = file.execute("SELECT session, seq, body FROM events ORDER BY seq").fetchall()
    file.close()
    engine = open_database(folder)
    assert check(engine) == []
    (one,) = EventLog(engine).sessions()
    assert [(one.id, each.seq, each.body) for each in EventLog(engine).events(one.id)] == before
    log = StudyLog(engine)
    assert log.standing() == []
    assert log.ahead() == {one.id: len(before)}
    log.append([entry("a")])
    assert (folder / f"{NAME}.before-{HEAD}").exists()
