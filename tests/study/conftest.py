"""The shipped bank, read once, with its items, and the question of each."""

import pytest
from shelf import Shelf, shelf_of

from superday.bank import open_bank


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    return shelf_of(open_bank())
