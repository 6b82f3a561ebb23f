"""``python -m superday`` is the command line."""

import sys

from superday.cli.main import entry

sys.exit(entry())
