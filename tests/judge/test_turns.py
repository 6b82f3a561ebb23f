"""The queue before the judge: fair, bounded, and no turn is lost."""

import threading
import time

import pytest

from superday.errors import CannotDo
from superday.judge.turns import Turns


def queue_up(turns, work, count):
    """``count`` threads that wait for a turn, queued one after the other."""
    threads = []
    for index in range(count):
        thread = threading.Thread(target=work, args=(index,))
        thread.start()
        threads.append(thread)
        while len(turns._queue) <= index:
            time.sleep(0.001)
    return threads


def test_turns_are_taken_in_the_order_of_coming():
    turns, order = Turns(at_once=1), []

    def work(index):
        with turns.turn():
            order.append(index)

    with turns.turn():
        threads = queue_up(turns, work, 30)
    for thread in threads:
        thread.join()
    assert order == list(range(30))


def test_never_more_at_once_than_allowed_and_none_is_lost():
    turns, under_way, most = Turns(at_once=2), [], []

    def work():
        with turns.turn():
            under_way.append(1)
            most.append(len(under_way))
            time.sleep(0.001)
            under_way.pop()

    threads = [threading.Thread(target=work) for _ in range(200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(most) == 200
    assert max(most) <= 2
    with turns.turn(), turns.turn():
        pass


def test_a_turn_that_ends_badly_is_passed_on():
    turns = Turns(at_once=1)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), turns.turn():
            1 / 0  # noqa: B018


def test_a_queue_that_is_full_says_so_at_once():
    turns = Turns(at_once=1, most_waiting=2)

    def work(index):
        with turns.turn():
            pass

    with turns.turn():
        threads = queue_up(turns, work, 2)
        with pytest.raises(CannotDo, match="2 submissions wait"), turns.turn():
            pass
    for thread in threads:
        thread.join()
