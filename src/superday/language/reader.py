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
        """A second opinion on the default grader's ``findings``, with what it changed since the last, on disk by now.

        Whatever goes wrong, these findings stand and it says why.  Returns within the time of the settings.
        """
        opinion = self.judge(rubric, answer, findings)
        who = "" if opinion.fell_back else self.settings.model
        try:
            changed = record(question, answer, who, list(findings), opinion.findings)
            return msgspec.structs.replace(opinion, changed=changed)
        except OSError as error:
            if opinion.fell_back:
                return opinion  # what is shown are the findings that the words give, disk or no disk
            why_not = f"changed findings, but that cannot be kept on disk ({error.strerror})"
            return msgspec.structs.replace(opinion, findings=list(findings), fell_back=why_not)

    def judge(self, rubric: Rubric, answer: str, findings: Sequence[Finding]) -> Opinion:
        """The same for a caller who keeps a history of their own."""
        default = list(findings)
        base = Opinion(model=self.settings.model, host=self.settings.host, findings=default)
        try:
            kept = kept_reply(self.settings, rubric, answer)
            opinion = msgspec.structs.replace(base, from_cache=True)
            if kept is None:
                self._refuse(rubric, answer, default)
                kept = self._ask(rubric, answer)
                opinion = msgspec.structs.replace(self._priced(base, kept.usage), sent=True)
            return msgspec.structs.replace(opinion, findings=weigh(rubric, answer, default, kept.judged))
        except NoOpinion as why:
            return msgspec.structs.replace(base, sent=why.sent, fell_back=str(why))

    def _refuse(self, rubric: Rubric, answer: str, findings: list[Finding]) -> None:
        if self._failures >= PATIENCE:
            raise NoOpinion(f"was not asked: it failed {PATIENCE} times running", sent=False)
        if nothing_to_judge(rubric, findings):
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


def nothing_to_judge(rubric: Rubric, findings: Sequence[Finding]) -> bool:
    """Whether no model needs to see the answer: no point is for it to judge, or the answer says nothing."""
    return not asked_about(rubric) or says_nothing(rubric, findings)


def second_opinion(question: str, rubric: Rubric, answer: str, findings: Sequence[Finding]) -> Opinion | None:
    """A second opinion on one answer, where the person has configured a language model; ``None`` where not.

    Raises:
        BadInput: a setting is wrong.
    """
    settings = configured()
    return None if settings is None else Reader(settings).read(question, rubric, answer, findings)
