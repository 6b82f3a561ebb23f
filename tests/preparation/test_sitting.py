"""A sitting keeps what was answered, takes back any card of the day, and reads the log no more than it must."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tiny import tiny_bank

from superday.preparation.clock import Clock
from superday.preparation.desk import Desk
from superday.preparation.sitting import Sitting
from superday.store import open_database
from superday.study.card import Checked
from superday.study.reviews import of_card

MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
RIGHT, WRONG = Checked("right", ""), Checked("wrong", "")


@pytest.fixture
def hands() -> list[float]:
    """How many seconds after the morning it is."""
    return [0.0]


@pytest.fixture
def sit(tmp_path: Path, hands: list[float]) -> Callable[[], tuple[Desk, Sitting]]:
    """Begin a sitting of a new process over the same data."""
    bank = tiny_bank(tmp_path / "bank")

    def begin() -> tuple[Desk, Sitting]:
        desk = Desk(open_database(tmp_path / "data"), bank, Clock(lambda: MORNING.timestamp() + hands[0], UTC))
        return desk, Sitting(desk, desk.today())

    return begin


Sit = Callable[[], tuple[Desk, Sitting]]


def answered(sitting: Sitting, checked: Checked = RIGHT, minutes: float = 1.0) -> str:
    shown = sitting.next()
    assert shown is not None
    sitting.keep(shown, checked, None, minutes)
    return shown.item.id


def test_what_another_process_kept_today_is_taken_back_the_last_first(sit: Sit) -> None:
    _, first = sit()
    items = [answered(first), answered(first)]
    desk, second = sit()
    items.append(answered(second))
    assert [second.undo() for _ in range(4)] == [*reversed(items), None]
    assert desk.read().looks == ()
    assert second.left == desk.today().left


def test_undo_leaves_yesterday_alone(sit: Sit, hands: list[float]) -> None:
    answered(sit()[1])
    hands[0] = 86400.0
    desk, today = sit()
    assert today.undo() is None
    assert len(desk.read().looks) == 1


def test_a_skipped_card_counts_for_nothing_and_undo_brings_it_back(sit: Sit) -> None:
    desk, sitting = sit()
    shown = sitting.next()
    assert shown is not None
    sitting.skip(shown, 0.5)
    assert desk.read().reviews() == []
    after = sitting.next()
    assert after is not None and after.item.id != shown.item.id
    assert sitting.undo() == shown.item.id
    again = sitting.next()
    assert again is not None and again.prompt == shown.prompt


def test_the_log_is_not_read_between_cards(sit: Sit, hands: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    desk, _ = sit()
    for day in range(4):
        hands[0] = day * 86400.0
        for item in desk.items:
            desk.answered(item, of_card(item, "wrong", 1.0, desk.clock.now()), 0.1)
    hands[0] = 4 * 86400.0
    _, sitting = sit()
    monkeypatch.setattr(Desk, "read", lambda desk: pytest.fail("the log was read"))
    stuck = 0
    for _ in range(5):
        shown = sitting.next()
        assert shown is not None
        kept = sitting.keep(shown, WRONG, None, 0.5)
        assert kept is not None
        stuck += sitting.remedy(kept) is not None
    assert stuck == 5


def test_what_goes_on_elsewhere_is_seen_once_the_log_is_read(sit: Sit) -> None:
    _, mine = sit()
    _, other = sit()
    item = answered(other, minutes=3.0)
    assert item in {look.item for look in mine.ranked()}
    before = mine.left
    mine.read()
    assert item not in {look.item for look in mine.ranked()}
    assert mine.left == before - 3.0
