"""Undo of do is nothing, whatever was done: the log on disk says what it said before."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from thorough import cases
from tiny import tiny_bank

from superday.bank import Bank
from superday.preparation.clock import Clock
from superday.preparation.desk import Desk, Studied
from superday.preparation.settings import Settings
from superday.store import open_database
from superday.study.reviews import of_card

ITEMS = ("concept/alpha/noise", "concept/beta/noise", "concept/alpha/hidden-unbiased")
MOVES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(ITEMS), st.sampled_from(["right", "wrong", "unsure"]), st.integers(-30, 40)),
        st.none(),  # the last that stands is taken back
    ),
    max_size=8,
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty log."""
    place = tmp_path_factory.mktemp("empty")
    open_database(place).dispose()
    return place


@contextmanager
def opened(place: Path) -> Iterator[Engine]:
    """The log of a folder, until it is done with: as many as one asks for leave no file open."""
    engine = open_database(place)
    try:
        yield engine
    finally:
        engine.dispose()


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    return tiny_bank(tmp_path_factory.mktemp("bank"))


@cases(20)
@given(moves=MOVES)
def test_what_was_taken_back_is_as_if_it_had_not_been(
    empty: Path, bank: Bank, moves: list[tuple[str, str, int] | None]
) -> None:
    """Cards are kept and the last one taken back in any order, on a clock that is set on and back."""
    hands = [datetime(2026, 3, 28, 22, tzinfo=UTC).timestamp()]
    clock = Clock(lambda: hands[0], ZoneInfo("Europe/Berlin"))
    done: list[tuple[int, Studied]] = []
    with TemporaryDirectory(dir=empty.parent) as root:
        place = shutil.copytree(empty, Path(root) / "log")
        with opened(place) as engine:
            desk = Desk(engine, bank, clock)
            for move in moves:
                if move is not None:
                    item, outcome, hours = move
                    hands[0] += hours * 3600.0
                    review = of_card(item, outcome, 1.0, clock.now())  # type: ignore[arg-type]
                    done.append((desk.answered(item, review, 1.0), now := desk.read()))
                    assert now.looks[-1][1].item == item
                elif done:
                    last, _ = done.pop()
                    assert desk.undo(last)
                    assert not desk.undo(last)
                assert desk.read() == (done[-1][1] if done else Studied(Settings(), ()))
            before = desk.read()
        with opened(place) as engine:
            assert Desk(engine, bank, clock).read() == before
