"""What an offer is worth: read it, pay it out month by month, compare it with others.  Pure (docs/offers.md).

``reading`` makes an :class:`Offer` of a file's text, ``payments`` says what is paid when, ``years`` adds it up,
``prices`` is how the share may go; ``comparing`` puts offers side by side with what follows: ``overtaking``
(break-even), ``asking`` and ``deadlines``.
"""

from superday.career.offers.comparing import Choices, Comparison, compare
from superday.career.offers.filed import Filed
from superday.career.offers.model import Offer
from superday.career.offers.reading import read_offer

__all__ = ["Choices", "Comparison", "Filed", "Offer", "compare", "read_offer"]
