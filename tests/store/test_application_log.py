"""What was said of applications is kept: appended, taken back by a further entry, and taken over once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from superday.store import ApplicationLog, open_database


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return open_database(tmp_path_factory.mktemp("applications"))


def bodies(log: ApplicationLog) -> list[str]:
    return [one.body for one in log.standing()]


def test_what_was_appended_is_there_for_the_next_process_and_is_taken_back_once(tmp_path: Path) -> None:
    log = ApplicationLog(open_database(tmp_path / "data"))
    first, second = log.append(["a", "b"], 1.0)
    assert log.undo(first, 2.0)
    assert not log.undo(first, 3.0)
    assert not log.undo(99, 3.0)
    assert not log.undo(3, 3.0)  # an undo is not undone: the thing is said again
    again = ApplicationLog(open_database(tmp_path / "data")).standing()
    assert [tuple(one) for one in again] == [(second, 1.0, "b")]


@settings(max_examples=25)
@given(done=st.lists(st.sampled_from(["say", "undo"]), max_size=20))
def test_to_undo_is_to_have_never_said(engine: Engine, done: list[str]) -> None:
    log, expected = ApplicationLog(engine), list[str]()
    before = len(log.standing())
    for number, what in enumerate(done):
        if what == "say":
            log.append([str(number)], 1.0)
            expected.append(str(number))
        elif expected:
            log.undo(log.standing()[-1].seq, 2.0)
            expected.pop()
        assert bodies(log)[before:] == expected


@settings(max_examples=25)
@given(bodies_=st.lists(st.sampled_from("abc"), max_size=6))
def test_what_is_taken_over_twice_stands_as_often_as_it_was_said(engine: Engine, bodies_: list[str]) -> None:
    log = ApplicationLog(engine)
    for one in log.standing():
        log.undo(one.seq, 1.0)
    assert len(log.append_new(bodies_, 2.0)) == len(bodies_)
    assert log.append_new(bodies_, 3.0) == []
    assert sorted(bodies(log)) == sorted(bodies_)


def test_many_who_take_over_the_same_at_once_keep_it_once(tmp_path: Path) -> None:
    log = ApplicationLog(open_database(tmp_path / "data"))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: log.append_new(["a", "b"], 1.0), range(8)))
    assert bodies(log) == ["a", "b"]


@pytest.mark.parametrize("change", ["UPDATE applications SET body = 'x'", "DELETE FROM applications"])
def test_the_log_can_only_grow(engine: Engine, change: str) -> None:
    ApplicationLog(engine).append(["a"], 1.0)
    with pytest.raises(IntegrityError, match="append-only"), engine.begin() as connection:
        connection.execute(text(change))
