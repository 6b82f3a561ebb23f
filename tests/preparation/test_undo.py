"""Undo of do is nothing, whatever was done: the log on disk says what it said before."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
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
def new_engine(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Engine]:
    """An empty log on disk."""
    root, counted = tmp_path_factory.mktemp("undo"), count()
    open_database(root / "empty").dispose()

    def new() -> Engine:
        return open_database(shutil.copytree(root / "empty", root / str(next(counted))))

    return new


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    return tiny_bank(tmp_path_factory.mktemp("bank"))


@cases(20)
@given(moves=MOVES)
def test_what_was_taken_back_is_as_if_it_had_not_been(
    new_engine: Callable[[], Engine], bank: Bank, moves: list[tuple[str, str, int] | None]
) -> None:
    """Cards are kept and the last one taken back in any order, on a clock that is set on and back."""
    hands = [datetime(2026, 3, 28, 22, tzinfo=UTC).timestamp()]
    engine, clock = new_engine(), Clock(lambda: hands[0], ZoneInfo("Europe/Berlin"))
    desk = Desk(engine, bank, clock)
    done: list[tuple[int, Studied]] = []
    for move in moves:
        if move is not None:
            item, outcome, hours = move
            hands[0] += hours * 3600.0
            review = of_card(item, outcome, 1.0, clock.now())  # type: ignore[arg-type]
            done.append((desk.answered(item, review, 1.0), now := desk.read()))
            assert now.looks[-1][1].item == item
        elif done:
            place, _ = done.pop()
            assert desk.undo(place)
            assert not desk.undo(place)
        assert desk.read() == (done[-1][1] if done else Studied(Settings(), ()))
    assert Desk(open_database(Path(str(engine.url.database)).parent), bank, clock).read() == desk.read()
    engine.dispose()
