"""A second opinion on an answer: from the cache or the server, weighed, its changes on disk before anyone sees them."""

from collections.abc import Sequence

import msgspec

from superday.findings import Finding
from superday.language.asking import LONGEST_ANSWER, NoOpinion, Usage, asked_about, judgements, request
from superday.language.keeping import Kept, keep_reply, kept_reply, record
from superday.language.opinion import Opinion
from superday.language.settings import Settings, configured
from superday.language.weighing import says_nothing, weigh
from superday.rubric.model import Rubric

PATIENCE = 2  # failures running, after which a reader of many answers asks no more


class Reader:
    """Whoever asks the model about one answer after the other."""

    def __init__(self, settings: Settings):
        self.settings = settings
        self._failures = 0

    def read(self, question: str, rubric: Rubric, answer: str, findings: Sequence[Finding]) -> Opinion:
        """A second opinion on the default grader's ``findings``; whatever goes wrong, these stand and it says why.

        Returns within the time of the settings.
        """
        default = list(findings)
        base = Opinion(default, self.settings.model, self.settings.host)
        try:
            kept = kept_reply(self.settings, rubric, answer)
            opinion = msgspec.structs.replace(base, from_cache=True)
            if kept is None:
                self._refuse(rubric, answer, default)
                kept = self._ask(rubric, answer)
                opinion = msgspec.structs.replace(self._priced(base, kept.usage), sent=True)
            final = weigh(rubric, answer, default, kept.judged)
            changed = record(question, answer, self.settings.model, default, final)
            return msgspec.structs.replace(opinion, findings=final, changed=changed)
        except NoOpinion as why:
            return _fallen_back(msgspec.structs.replace(base, sent=why.sent, fell_back=str(why)), question, answer)
        except OSError as error:
            why_not = f"changed findings, but that cannot be kept on disk ({error.strerror})"
            return msgspec.structs.replace(opinion, fell_back=why_not)

    def _refuse(self, rubric: Rubric, answer: str, findings: list[Finding]) -> None:
        if self._failures >= PATIENCE:
            raise NoOpinion(f"was not asked: it failed {PATIENCE} times running", sent=False)
        if not asked_about(rubric) or says_nothing(rubric, findings):
            raise NoOpinion("was not asked: there is nothing in the answer to judge", sent=False)
        if len(answer) > LONGEST_ANSWER:
            raise NoOpinion(f"was not asked: the answer has more than {LONGEST_ANSWER:,} characters", sent=False)

    def _ask(self, rubric: Rubric, answer: str) -> Kept:
        from superday.language.sending import ask  # a tenth of a second to load: not for what the cache holds

        model, self._failures = self.settings.model, self._failures + 1
        raw = ask(self.settings, request(model, rubric, answer), request(model, rubric, answer, plain=True))
        kept = Kept(*judgements(raw, rubric))
        self._failures = 0
        keep_reply(self.settings, rubric, answer, kept)
        return kept

    def _priced(self, opinion: Opinion, usage: Usage) -> Opinion:
        tokens, prices = (
            (usage.prompt_tokens, usage.completion_tokens),
            (self.settings.price_in, self.settings.price_out),
        )
        cost = None
        if None not in tokens and None not in prices:
            cost = sum(n * price for n, price in zip(tokens, prices, strict=True) if n and price) / 1e6
        return msgspec.structs.replace(opinion, tokens_in=tokens[0], tokens_out=tokens[1], cost=cost)


def _fallen_back(opinion: Opinion, question: str, answer: str) -> Opinion:
    """The default grader's findings, which may undo what a model changed the time before."""
    try:
        return msgspec.structs.replace(
            opinion, changed=record(question, answer, "", opinion.findings, opinion.findings)
        )  # fmt: skip
    except OSError:
        return opinion  # what is shown are the findings that the words give, disk or no disk


def second_opinion(question: str, rubric: Rubric, answer: str, findings: Sequence[Finding]) -> Opinion | None:
    """A second opinion on one answer, where the person has configured a language model; ``None`` where not.

    Raises:
        BadInput: a setting is wrong.
    """
    settings = configured()
    return None if settings is None else Reader(settings).read(question, rubric, answer, findings)
