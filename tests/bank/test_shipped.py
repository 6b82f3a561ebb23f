"""Nothing unproven ships: every item of the bank is read without a mistake and proven."""

import pytest

from superday.bank.load import Bank
from superday.bank.locate import FOLDERS, shipped
from superday.bank.prove import prove

BANK = Bank([shipped()])
IDS = [(kind, id_) for kind in FOLDERS for id_ in sorted(BANK.ids(kind))]
TORCH = {item.id for item in BANK.of("problem") if item.profile == "torch"}


def test_every_file_of_the_bank_is_sound():
    assert len(BANK.all()) == len(IDS)
    assert BANK.mistakes == []


@pytest.mark.parametrize(
    ("kind", "id_"),
    [pytest.param(*one, marks=[pytest.mark.torch] if one[1] in TORCH else []) for one in IDS],
    ids=[id_ for _, id_ in IDS],
)
def test_every_item_is_proven(kind: str, id_: str):
    assert [str(mistake) for mistake in prove(BANK.get(id_, kind), BANK)] == []
