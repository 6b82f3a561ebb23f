"""What a second opinion is: findings, and all that the person is to know of how they came about."""

import msgspec

from superday.findings import Finding


class Change(msgspec.Struct, frozen=True):
    """A finding that is not what it was when the same answer was graded before.

    ``at`` is seconds since 1970, ``answer`` the SHA-256 of the answer; ``model`` is empty where words alone decided.
    """

    at: float
    question: str
    answer: str
    model: str
    point: str
    before: str
    after: str


class Opinion(msgspec.Struct, frozen=True):
    """Findings, and how they came about.

    ``sent`` says whether the answer went to ``host``; ``fell_back`` why the default grader's findings stand (empty
    where the model's were weighed in); ``cost`` is in the person's own currency, ``None`` where they named no price.
    """

    findings: list[Finding]
    model: str
    host: str
    sent: bool = False
    from_cache: bool = False
    fell_back: str = ""
    tokens_in: int | None = None
    tokens_out: int | None = None
    cost: float | None = None
    changed: list[Change] = []

    def told(self) -> str:
        """All that the person is to know, in a sentence or two."""
        where = f"sent to {self.host}" if self.sent else "nothing was sent"
        if self.fell_back:
            return f"Graded by the words alone ({where}): {self.model} {self.fell_back}."
        if self.from_cache:
            return f"Points also judged by {self.model}, from the cache; nothing was sent."
        return f"Points also judged by {self.model}: {where}{self._spent()}."

    def _spent(self) -> str:
        if self.tokens_in is None or self.tokens_out is None:
            return "; it did not count its tokens"
        cost = "" if self.cost is None else f", cost {self.cost:.6f} at your prices"
        return f"; {self.tokens_in:,} tokens in and {self.tokens_out:,} out{cost}"
