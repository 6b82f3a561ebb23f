"""How an interviewer goes on: follow-ups from what was missed, what-ifs for what was good, in the time there is.

Pure: reads findings, and an answer itself only to tell which follow-ups it leaves open (:mod:`superday.loop.digging`).
"""

from collections.abc import Sequence

from superday import rubric, stories
from superday.bank.model import (
    Askable,
    Behavioural,
    Case,
    Concept,
    DerivationItem,
    Graded,
    Guide,
    Interviewer,
    ProblemItem,
    Question,
)
from superday.findings import Evidence, Finding, Outcome, Source
from superday.loop.digging import left_open
from superday.loop.events import FollowedUp, TurnKind
from superday.loop.state import Asked, State, Turn
from superday.rubric.model import Point

# How many follow-ups on what was missed, and how many what-ifs, a question of each kind gets at most.
FOLLOW_UPS = {"concept": 2, "case": 5, "guide": 3, "behavioural": 2, "derivation": 2, "problem": 2}
WHAT_IFS = {"concept": 1, "case": 4, "guide": 2, "behavioural": 0, "derivation": 1, "problem": 1}
BELIEFS = 2  # narrow questions about usual wrong beliefs, on top of these
KEEN_TO_INTERRUPT = 0.6  # such an interviewer asks one follow-up more
SHARE_OF_THE_REST = 0.6  # of the time that the questions still to come would take, kept for them
LEAST_FOR_A_TURN = 45.0  # seconds
LEAST_FOR_A_STORY = 150.0

# The point under which a number or date of a reply is found that is another than before.
AGREEMENT = "agreement"
# What a turn that asks for another story is about, in place of a point.
ANOTHER = "another-story"

TALK = "Talk me through it: why this approach and not the alternative, what it costs, and which cases would you test?"
RETRY = "In line {line} you write {text}: I don't follow that. Take another look from there."
HEARD = "We have heard that one today{about}. Have you another story for this question?"
NEAR = "Take a moment. Is there anything that comes near it: from work, your studies or elsewhere, however small?"
RETRY_END = "That is not quite where it should end. Take another look."


def introduction(who: Interviewer) -> str:
    """What the interviewer says before the first question."""
    return who.introduces


def acknowledgement(who: Interviewer, state: State) -> str:
    """A word before the next question that gives nothing away."""
    count = sum(len(asked.turns) for asked in state.round.asked)
    return who.acknowledges[count % len(who.acknowledges)]


def known(asked: Asked) -> list[Finding]:
    """All that is known of a question's points, over its turns; what candidates say of themselves is not known.

    Where a story took the place of another, what the first one showed does not count.
    """
    found = (finding for turn in asked.standing for finding in turn.findings or ())
    return rubric.merge(finding for finding in found if finding.source != Source.SELF)


def next_move(state: State, item: Askable, who: Interviewer, upcoming: Sequence[Question]) -> FollowedUp | None:
    """The next turn of the question just assessed, or None to leave it.

    ``upcoming`` are the questions that the segment still holds.
    """
    seconds = _time_for_more(state, upcoming)
    if state.asked.skipped or state.asked.failed or seconds <= LEAST_FOR_A_TURN:
        return None
    if seconds > LEAST_FOR_A_STORY and (asks := _another(state.asked, item)):
        return asks
    return going_on(state.asked, item, who)


def going_on(asked: Asked, item: Askable, who: Interviewer) -> FollowedUp | None:
    """The next turn of a question if there is time for it."""
    for move in (_retry, _talk, _prompt, _noticed, _missed, _suspected, _disagrees, _thin, _what_if):
        if found := move(asked, item, who):
            return found
    return None


def _time_for_more(state: State, upcoming: Sequence[Question]) -> float:
    """The seconds that this question may still take."""
    rest = sum(question.minutes for question in upcoming) * 60 * SHARE_OF_THE_REST
    return state.segment_left - rest


def _another(asked: Asked, item: Askable) -> FollowedUp | None:
    """Whether there is another story, where the loop has heard this one, or one at all, where none came; asked once."""
    if not isinstance(item, Behavioural) or any(ANOTHER in turn.points for turn in asked.turns):
        return None
    if asked.retold is None:
        return None if any_story(asked) else FollowedUp("follow-up", NEAR, [ANOTHER])
    about = f", about {' and '.join(f'“{word}”' for word in asked.retold.by[:2])}" if asked.retold.by else ""
    return FollowedUp("follow-up", HEARD.format(about=about), [ANOTHER])


def _lead(who: Interviewer, asked: Asked) -> str:
    return who.follow_up_leads[len(asked.turns) % len(who.follow_up_leads)]


def _retry(asked: Asked, item: Askable, who: Interviewer) -> FollowedUp | None:
    """One more attempt at a derivation, with the place named and no more."""
    if not isinstance(item, DerivationItem) or len(asked.turns) > 1:
        return None
    if not _open_targets(asked.turn, item) or not (asked.turn.answer or "").strip():
        return None
    place = _wrong_place(asked.turn, item)
    if place is None:
        return FollowedUp("retry", RETRY_END)
    return FollowedUp("retry", RETRY.format(line=wrong_line(asked.turn, item), text=f"`{place.quote}`"))


def wrong_line(turn: Turn, item: DerivationItem) -> int:
    """The line of a derivation from which it does not hold, from 1; 0 where no line can be named."""
    place = _wrong_place(turn, item)
    return (turn.answer or "")[: place.start].count("\n") + 1 if place else 0


def _wrong_place(turn: Turn, item: DerivationItem) -> Evidence | None:
    shown = [found.evidence for found in _open_targets(turn, item) if found.evidence]
    return min(shown, key=lambda evidence: evidence.start, default=None)


def _open_targets(turn: Turn, item: DerivationItem) -> list[Finding]:
    targets = {target.name for target in item.targets}
    return [found for found in turn.findings or () if found.point in targets and found.outcome != Outcome.COVERED]


def _talk(asked: Asked, item: Askable, who: Interviewer) -> FollowedUp | None:
    """After code: its complexity, alternatives and tests, said aloud."""
    if not isinstance(item, ProblemItem) or not item.points or len(asked.turns) > 1:
        return None
    if (asked.turn.answer or "").strip() in ("", item.starter.strip()):
        return None  # nothing was written that could be talked through
    return FollowedUp("talk", TALK, [point.id for point in item.points])


def _prompt(asked: Asked, item: Askable, who: Interviewer) -> FollowedUp | None:
    """A guide's prompts in order, all of them: a depth round goes on digging where the first account was good."""
    if not isinstance(item, Guide):
        return None
    put = {turn.ask for turn in asked.turns}
    for prompt in item.prompts:
        if prompt.ask not in put:
            return FollowedUp("prompt", prompt.ask, prompt.points, says=_lead(who, asked))
    return None


def _noticed(asked: Asked, item: Askable, who: Interviewer) -> FollowedUp | None:
    """A usual wrong statement that may have been made, in words that do not tell: settled before anything else."""
    if not isinstance(item, Graded) or not item.points or not _spoken(asked, item):
        return None
    return _about_beliefs(rubric.noticed(item.rubric(), known(asked)), asked, item, who)


def _suspected(asked: Asked, item: Askable, who: Interviewer) -> FollowedUp | None:
    """A usual wrong belief about something that has not been said, even when asked."""
    if not isinstance(item, Graded) or not item.points or not _spoken(asked, item):
        return None
    return _about_beliefs(rubric.suspected(item.rubric(), known(asked)), asked, item, who)


def _about_beliefs(traps: Sequence[Point], asked: Asked, item: Graded, who: Interviewer) -> FollowedUp | None:
    """The narrow question about the first of ``traps`` that has one."""
    if _beliefs_asked(asked, item) >= BELIEFS:
        return None
    put = {turn.ask for turn in asked.turns}
    for trap in traps:
        probe = rubric.narrow(item.rubric(), trap)
        if probe is not None and probe.ask not in put:
            return FollowedUp("probe", probe.ask, [trap.id], says=_lead(who, asked))
    return None


def _beliefs_asked(asked: Asked, item: Graded) -> int:
    traps = {point.id for point in item.points if point.kind == "trap"}
    return sum(turn.kind == "probe" and not traps.isdisjoint(turn.points) for turn in asked.turns)


def _missed(asked: Asked, item: Askable, who: Interviewer) -> FollowedUp | None:
    """What was missed and matters: first openly, then by the narrow probe."""
    if not isinstance(item, Graded) or not item.points or not _spoken(asked, item):
        return None
    limit = FOLLOW_UPS[item.kind] + (who.interrupts >= KEEN_TO_INTERRUPT) + _beliefs_asked(asked, item)
    if sum(turn.kind in ("follow-up", "probe") for turn in asked.turns) >= limit:
        return None
    put = {turn.ask for turn in asked.turns}
    for point in rubric.missed(item.rubric(), known(asked)):
        if found := _ask_about(point, item, asked, put):
            kind, ask = found
            return FollowedUp(kind, ask, [point.id], says=_lead(who, asked))
    return None


def _ask_about(point: Point, item: Graded, asked: Asked, put: set[str]) -> "tuple[TurnKind, str] | None":
    outcome = next((found.outcome for found in known(asked) if found.point == point.id), Outcome.MISSING)
    openly: list[tuple[TurnKind, str]] = [
        ("follow-up", follow_up.ask) for follow_up in item.follow_ups if follow_up.point == point.id
    ]
    narrowly: list[tuple[TurnKind, str]] = [("probe", point.probe.ask)] if point.probe else []
    # An open question helps someone who has not come to it; someone who was unclear is asked for yes or no.
    ways = narrowly + openly if outcome == Outcome.UNCLEAR else openly + narrowly
    return next((way for way in ways if way[1] not in put), None)


def _spoken(asked: Asked, item: Graded) -> bool:
    """Whether the question has come to words: at once, or (code, derivations) after the work."""
    if isinstance(item, ProblemItem):
        return any(turn.kind == "talk" for turn in asked.turns)
    return isinstance(item, Concept | Case | Guide | DerivationItem)


def _disagrees(asked: Asked, item: Askable, who: Interviewer) -> FollowedUp | None:
    """A number or date of the last reply that is another than it was before: which is it?"""
    found = next((one for one in asked.turn.findings or () if one.point == AGREEMENT), None)
    if not isinstance(item, Behavioural) or found is None or any(AGREEMENT in turn.points for turn in asked.turns):
        return None
    return FollowedUp("follow-up", found.note, [AGREEMENT])


def _thin(asked: Asked, item: Askable, who: Interviewer) -> FollowedUp | None:
    """A story's thin parts; then the question's own follow-ups that it leaves open: a full story is dug into too."""
    if not isinstance(item, Behavioural) or not any_story(asked):
        return None
    put = {turn.ask for turn in asked.turns}
    if len(asked.standing) > FOLLOW_UPS["behavioural"] + (who.interrupts >= KEEN_TO_INTERRUPT):
        return None
    own = {follow_up.ask: follow_up.part for follow_up in item.follow_ups}
    told = " ".join(turn.answer or "" for turn in asked.standing)
    dug = [one.ask for one in left_open(item, told)]
    for ask in [*stories.follow_ups(item.prompt(), known(asked)), *dug]:
        if ask not in put:
            return FollowedUp("follow-up", ask, [own[ask]] if ask in own else [], says=_lead(who, asked))
    return None


def any_story(asked: Asked) -> bool:
    """Whether anything was told that could be asked about."""
    told = (one.outcome for one in known(asked) if one.point in ("situation", "task", "action", "result"))
    return any(outcome in (Outcome.COVERED, Outcome.PARTIAL) for outcome in told)


def _what_if(asked: Asked, item: Askable, who: Interviewer) -> FollowedUp | None:
    """A twist, where the answer was good enough to bear one."""
    if not isinstance(item, Graded) or not _spoken(asked, item) or not item.points:
        return None
    used = {turn.what_if for turn in asked.turns if turn.what_if}
    if len(used) >= WHAT_IFS[item.kind] or rubric.score(item.points, known(asked)).band not in ("strong", "good"):
        return None
    for what_if in item.what_ifs:
        if what_if.id not in used:
            return FollowedUp("what-if", what_if.ask, what_if=what_if.id, says=_lead(who, asked))
    return None
