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


class Reading(msgspec.Struct, frozen=True):
    """How the asking of a model went: all of an opinion but what it says.

    ``sent`` says whether the answer went to ``host``; ``fell_back`` why the default grader's findings stand (empty
    where the model's were weighed in); ``cost`` is in the person's own currency, ``None`` where they named no price.
    Event logs hold these: fields may be added, with defaults, and never renamed.
    """

    model: str
    host: str
    sent: bool = False
    from_cache: bool = False
    fell_back: str = ""
    tokens_in: int | None = None
    tokens_out: int | None = None
    cost: float | None = None

    @property
    def reader(self) -> str:
        """Who was asked, and where."""
        return named(self.model, self.host)

    def told(self) -> str:
        """All that the person is to know, in a sentence or two."""
        where = f"sent to {self.host}" if self.sent else "nothing was sent"
        if self.fell_back:
            return f"Graded by the words alone ({where}): {self.model} {self.fell_back}."
        if self.from_cache:
            return f"Points also judged by {self.model}, from the cache; nothing was sent this time."
        return f"Points also judged by {self.model}: {where}{self._spent()}."

    def _spent(self) -> str:
        if self.tokens_in is None or self.tokens_out is None:
            return "; it did not count its tokens"
        cost = "" if self.cost is None else f", cost {self.cost:.6f} at your prices"
        return f"; {self.tokens_in:,} tokens in and {self.tokens_out:,} out{cost}"


class Opinion(Reading, frozen=True, kw_only=True):
    """Findings, in the order of the default grader's, and how they came about; ``changed`` where that is kept."""

    findings: list[Finding]
    changed: list[Change] = []

    def reading(self) -> Reading:
        """How they came about, alone."""
        return Reading(*(getattr(self, name) for name in Reading.__struct_fields__))


def named(model: str, host: str) -> str:
    """A model as screens and logs name it: what it is called, and where what is sent goes."""
    return f"{model} at {host}"
