"""The loop's vote, and the bar raiser's own, over which no loop is a yes."""

from collections.abc import Callable, Sequence

from superday.loop import scoring
from superday.loop.debrief.model import BarRaiser, ClashView, HeardFlaw, QuestionView, RoundDebrief
from superday.loop.scoring import Scored
from superday.loop.state import State

# A loop is a yes when its mean meets the bar, the bar raiser agrees, and no more than this share of rounds says no.
ROUNDS_THAT_MAY_SAY_NO = 0.25
FLAWS_NAMED = 6  # by the bar raiser


def overall(rounds: Sequence[RoundDebrief]) -> Scored:
    """The mean of the rounds by their minutes."""
    if not rounds:
        return Scored(0.0, 0.0, 1.0)
    total = sum(round_.minutes for round_ in rounds)

    def mean(of: Callable[[Scored], float]) -> float:
        return round(sum(of(round_.score) * round_.minutes for round_ in rounds) / total, 4)

    return Scored(mean(lambda score: score.value), mean(lambda score: score.low), mean(lambda score: score.high))


def sure(score: Scored, vote: str, raiser: BarRaiser | None, bar: float) -> bool:
    """Whether no doubt about the mean, or (a yes alone) about the bar raiser's vote, could turn the vote."""
    raiser_sure = raiser is None or raiser.sure
    return scoring.sure(score, bar) and (raiser_sure or (vote == "no" and score.high < bar))


def vote(
    rounds: Sequence[RoundDebrief], score: Scored, raiser: BarRaiser | None, state: State
) -> tuple[str, list[str]]:
    """The loop's vote and why, each reason with its figures."""
    bar, against = state.plan.bar, _against(rounds)
    reasons = [
        f"The mean over the rounds is {score.value:.2f} ({score.low:.2f} to {score.high:.2f}); the bar is {bar:.2f}.",
        f"{len(rounds) - against} of {len(state.rounds)} rounds say yes; at most {_allowed(state)} may say no.",
    ]
    if raiser:
        veto = ", and over that no loop is a yes" if raiser.vote == "no" else ""
        reasons.append(f"The bar raiser says {raiser.vote}{veto}.")
    missing = len(state.rounds) - len(rounds)
    if missing:
        reasons.append(f"{missing} round{'s' if missing > 1 else ''} did not take place.")
    yes = carried(rounds, score, state) and (raiser is None or raiser.vote == "yes")
    return ("yes" if yes else "no"), reasons


def carried(rounds: Sequence[RoundDebrief], score: Scored, state: State) -> bool:
    """Whether the rounds alone, without the bar raiser's word, make the loop a yes."""
    return score.value >= state.plan.bar and _against(rounds) <= _allowed(state) and len(rounds) == len(state.rounds)


def _against(rounds: Sequence[RoundDebrief]) -> int:
    return sum(round_.vote == "no" for round_ in rounds)


def _allowed(state: State) -> int:
    return int(ROUNDS_THAT_MAY_SAY_NO * len(state.rounds))


def bar_raiser(
    rounds: Sequence[RoundDebrief], score: Scored, clashes: Sequence[ClashView], state: State
) -> BarRaiser | None:
    """The bar raiser's vote: yes where their round meets the bar and the stories told in it, taken alone, do too.

    What contradicts what is told and takes nothing off: which of two figures is right, the rules cannot know.
    ``None`` where the loop has no bar raiser, or their round did not take place.
    """
    own = [round_ for round_ in rounds if round_.bar_raiser]
    if not own:
        return None
    bar, told = state.plan.bar, [view for round_ in own for view in _stories(round_)]
    stories = scoring.mean([view.score for view in told]) if told else None
    judged = [round_.score for round_ in own] + ([stories] if stories else [])
    yes = all(one.value >= bar for one in judged)
    return BarRaiser(
        rounds=[round_.title for round_ in own],
        vote="yes" if yes else "no",
        sure=_settled(judged, bar),
        veto=not yes and carried(rounds, score, state),
        stories=stories,
        reasons=[
            *(_of_round(round_, bar) for round_ in own),
            *_of_stories(stories, told, bar),
            *_of_variety([view for round_ in rounds for view in _stories(round_) if view.told], told),
            *_of_clashes(clashes, told),
        ],
        flaws=_heard(told),
        told=sum(view.told for view in told),
    )


def _settled(judged: Sequence[Scored], bar: float) -> bool:
    """A yes is sure where every interval lies above the bar, a no where one lies below."""
    return all(one.low >= bar for one in judged) or any(one.high < bar for one in judged)


def _stories(round_: RoundDebrief) -> list[QuestionView]:
    return [view for view in round_.questions if view.kind == "behavioural" and not view.failed]


def _of_round(round_: RoundDebrief, bar: float) -> str:
    weakest = min(round_.questions, key=lambda view: view.score.value, default=None)
    least = f"; the weakest answer: {weakest.title}, {weakest.score.value:.2f}" if weakest else ""
    return f"{round_.title}: {_against_bar(round_.score, bar)}{least}."


def _of_stories(stories: Scored | None, told: Sequence[QuestionView], bar: float) -> list[str]:
    if stories is None:
        return []
    what = "The story asked for in it" if len(told) == 1 else f"The {len(told)} stories asked for in it"
    return [f"{what}, taken alone: {_against_bar(stories, bar)}."]


def _of_variety(all_told: Sequence[QuestionView], told: Sequence[QuestionView]) -> list[str]:
    """They see every interviewer's notes: a story told for several questions is one story to them."""
    again, here = [view for view in all_told if view.told_before], sum(bool(view.told_before) for view in told)
    if not again:
        return []
    theirs = f"{here} of them in this round, where each counts half or less" if here else "none in this round"
    return [f"Of the {len(all_told)} stories of the loop {len(again)} had been told before: {theirs}."]


def _of_clashes(clashes: Sequence[ClashView], told: Sequence[QuestionView]) -> list[str]:
    heard = {view.anchor for view in told}
    return [f"What was said of one thing changed: {one.says}" for one in clashes if one.anchor in heard]


def _against_bar(score: Scored, bar: float) -> str:
    meets = "meets" if score.value >= bar else "is below"
    return f"{score.value:.2f} ({score.low:.2f} to {score.high:.2f}) {meets} the bar of {bar:.2f}"


def _heard(told: Sequence[QuestionView]) -> list[HeardFlaw]:
    """The heaviest flaw of each story, then the others, as far as one listens to them."""
    heard = [
        (place, number, HeardFlaw(flaw, view.title, view.anchor))
        for number, view in enumerate(told)
        for place, flaw in enumerate(one for one in view.flaws if one.sure)
    ]
    return [one for _, _, one in sorted(heard, key=lambda row: row[:2])[:FLAWS_NAMED]]
