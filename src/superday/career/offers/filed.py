"""An offer with the text and the file that it was read from, so that a mistake can be told with its line."""

from dataclasses import dataclass
from pathlib import Path

from superday.bank.lines import line_of
from superday.career.offers.model import Offer
from superday.errors import BadInput

SEE = "the page of a new offer in the browser (`superday serve`) lists what a file may hold"
LONGEST = 300  # characters of a message: it may quote what was typed


@dataclass(frozen=True)
class Source:
    """A TOML text and where it is from."""

    path: Path
    text: str

    def mistake(self, field: str, says: str, way_out: str = SEE) -> BadInput:
        """What is wrong with a field, named as ``$.stock[0].value``; at the nearest line there is."""
        return BadInput(says[:LONGEST], path=self.path, line=line_of(self.text, field), way_out=way_out)


@dataclass(frozen=True)
class Filed:
    """An offer and its source."""

    offer: Offer
    source: Source
