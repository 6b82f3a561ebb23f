"""What every test stands on: a home of its own, and hypothesis without a clock."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("superday", deadline=None)
settings.load_profile("superday")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh ``SUPERDAY_HOME``: no test sees, or touches, what belongs to a person."""
    place = tmp_path / "home"
    monkeypatch.setenv("SUPERDAY_HOME", str(place))
    return place
