"""A small bank and an empty store, which decks come out of and go into."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from tiny import tiny_bank

from superday.bank import Bank
from superday.store import open_database


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    return tiny_bank(tmp_path_factory.mktemp("bank"))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(tmp_path / "data")
    yield opened
    opened.dispose()
