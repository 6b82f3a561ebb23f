"""Where a person's own files live."""

import os
from pathlib import Path

from platformdirs import user_data_path


def home() -> Path:
    """The folder that holds everything superday keeps: ``SUPERDAY_HOME``, or the platform's data directory."""
    chosen = os.environ.get("SUPERDAY_HOME")
    return Path(chosen).expanduser().resolve() if chosen else user_data_path("superday", appauthor=False)
