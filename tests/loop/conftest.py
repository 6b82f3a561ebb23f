"""The tiny bank, read once, and a desk to take its items from."""

import pytest
from tiny import tiny_bank

from superday.bank import Bank
from superday.bank.model import Askable, Interviewer, Loop, PrincipleItem, ToldItem
from superday.loop.plan import Plan, make_plan
from superday.loop.room import Desk


@pytest.fixture(scope="session")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    return tiny_bank(tmp_path_factory.mktemp("bank"))


@pytest.fixture(scope="session")
def desk(bank: Bank) -> Desk:
    def take(id_: str) -> Askable | Interviewer:
        item = bank.get(id_)
        assert not isinstance(item, Loop | PrincipleItem | ToldItem)
        return item

    return take


@pytest.fixture(scope="session")
def plan(bank: Bank) -> Plan:
    loop = bank.get("tiny", "loop")
    assert isinstance(loop, Loop)
    return make_plan(loop, bank, (), seed=1)
