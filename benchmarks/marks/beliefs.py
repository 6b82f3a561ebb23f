"""Wrong beliefs in words that no wording was tuned on: seen at once, noticed, found, settled; and at what price.

Somebody who holds a belief says one of its five paraphrases, alone or at the end of a marked answer that neither states
a trap nor shows the point, and is asked what the interviewer asks.  The replies are ours: to the trap's narrow question
one of the answers that it rejects (or, the harder way, the next paraphrase); to an open question about its point the
next paraphrase; to questions about other traps the right answer, to all else "I don't know".  A belief is found where
it is seen at once, asked about, or seen in a reply.  Somebody who holds none gives a marked answer that is held out and
replies rightly to what is asked about traps.
"""

from collections.abc import Callable

from superday.bank.model import Concept, Interviewer
from superday.findings import Outcome
from superday.loop.assess import assess
from superday.loop.events import Assessed, FollowedUp
from superday.loop.interviewer import going_on, known
from superday.loop.state import Asked, Turn
from superday.rubric import grading
from superday.rubric.heldout import held_out
from superday.rubric.model import Example, Point
from superday.rubric.prepared import ready, without

NO_IDEA = "I don't know."
MOST_TURNS = 8
ASKS = Interviewer(
    id="somebody",
    title="Somebody",
    kind="interviewer",
    background="They ask.",
    introduces="Hello.",
    favours={},
    warmth=0.5,
    interrupts=0.0,
    acknowledges=["I see.", "Go on."],
    follow_up_leads=["Tell me.", "And this."],
)
Note = Callable[[str, bool], None]
Replies = Callable[[FollowedUp], str]


def measure(concept: Concept, note: Note) -> None:
    """All paraphrases of a concept's traps, what is near its traps and right, and answers without a trap."""
    for trap in concept.points:
        for number, text in enumerate(trap.unlike):
            found = grading.graded(without(ready(concept.rubric()), trap.id, near=number), text)
            outcome = next(finding.outcome for finding in found if finding.point == trap.id)
            note("near miss", outcome is not Outcome.CONTRADICTED)
        for number, text in enumerate(trap.paraphrases):
            before = _answer_before(concept, trap, number)
            following = trap.paraphrases[(number + 1) % len(trap.paraphrases)]
            _hold(concept, trap, text, _holder(concept, trap, following), note, "alone")
            if before:
                _hold(concept, trap, f"{before} {text}", _holder(concept, trap, following), note, "in an answer")
            _hold(concept, trap, text, _holder(concept, trap, following, at_length=True), note, "at length")
    ids = {point.id for point in concept.points if point.kind == "trap"}
    for example in _without_traps(concept):
        turns = _talk(concept, example.answer, _knower(concept))
        asked = sum(not ids.isdisjoint(turn.points) for turn in turns)
        traps = [finding for finding in turns[0].findings or () if finding.point in ids]
        note("answer left alone", not any(f.outcome is Outcome.CONTRADICTED for f in traps))
        note("answer not noticed", not any(f.outcome is Outcome.UNCLEAR for f in traps))
        for at_least in (1, 2):
            note(f"answer asked {at_least}", asked >= at_least)


def told(share: Callable[[str], float]) -> dict[str, float]:
    """The figures."""
    return {
        "near_misses_left_alone": share("near miss"),
        "answers_without_trap_left_alone": share("answer left alone"),
        "answers_without_trap_not_noticed": share("answer not noticed"),
        "questions_about_traps_an_answer_without_trap": round(share("answer asked 1") + share("answer asked 2"), 4),
        "paraphrases_seen": share("seen alone"),
        "paraphrases_seen_or_noticed": share("noticed alone"),
        "paraphrases_seen_or_asked_about": share("asked alone"),
        "paraphrases_found": share("found alone"),
        "paraphrases_settled": share("settled alone"),
        "paraphrases_settled_at_length": share("settled at length"),
        "paraphrases_in_an_answer_seen": share("seen in an answer"),
        "paraphrases_in_an_answer_seen_or_noticed": share("noticed in an answer"),
        "paraphrases_in_an_answer_seen_or_asked_about": share("asked in an answer"),
        "paraphrases_in_an_answer_found": share("found in an answer"),
        "paraphrases_in_an_answer_settled": share("settled in an answer"),
    }


def _hold(concept: Concept, trap: Point, answer: str, replies: Replies, note: Note, how: str) -> None:
    """What comes of an answer of somebody who believes the trap."""
    turns = _talk(concept, answer, replies)
    first = next(f.outcome for f in turns[0].findings or () if f.point == trap.id)
    at_last = next(f.outcome for f in known(Asked(concept.id, 0, turns, 0.0)) if f.point == trap.id)
    seen = first is Outcome.CONTRADICTED
    note(f"seen {how}", seen)
    note(f"noticed {how}", first is not Outcome.MISSING)
    asked = seen or any(trap.id in turn.points for turn in turns)
    note(f"asked {how}", asked)
    note(f"found {how}", asked or at_last is Outcome.CONTRADICTED)
    note(f"settled {how}", at_last is Outcome.CONTRADICTED)


def _talk(concept: Concept, answer: str, replies: Replies) -> list[Turn]:
    """The turns of a question, all of them assessed, if there is time for what the interviewer would ask."""
    turns = [_assessed(concept, [], Turn("main", concept.question, answer=answer))]
    while len(turns) < MOST_TURNS:
        going = going_on(Asked(concept.id, 0, turns, 0.0), concept, ASKS)
        if going is None or going.kind == "what-if":
            break
        turn = Turn(going.kind, going.ask, points=going.points, answer=replies(going))
        turns.append(_assessed(concept, turns, turn))
    return turns


def _assessed(concept: Concept, before: list[Turn], turn: Turn) -> Turn:
    found = assess(concept, Asked(concept.id, 0, [*before, turn], 0.0), [])
    assert isinstance(found, Assessed)
    return Turn(turn.kind, turn.ask, points=turn.points, answer=turn.answer, findings=found.findings)


def _holder(concept: Concept, trap: Point, following: str, at_length: bool = False) -> Replies:
    """How somebody replies who believes the trap; ``at_length`` in sentences instead of the fewest words."""
    right = _knower(concept)

    def reply(put: FollowedUp) -> str:
        if trap.id in put.points:
            probe = grading.narrow(concept.rubric(), trap)
            assert probe is not None
            return following if at_length or not probe.reject else probe.reject[len(following) % len(probe.reject)]
        return following if trap.refutes in put.points and put.kind == "follow-up" else right(put)

    return reply


def _knower(concept: Concept) -> Replies:
    """How somebody replies who holds no wrong belief."""

    def reply(put: FollowedUp) -> str:
        traps = [p for p in concept.points if p.id in put.points and p.kind == "trap"]
        probe = grading.narrow(concept.rubric(), traps[0]) if traps else None
        return probe.accept[0] if probe else NO_IDEA

    return reply


def _answer_before(concept: Concept, trap: Point, number: int) -> str:
    """A told answer, held out, that states no trap and does not show the point; ``""`` where there is none."""
    told = [e.answer for e in _without_traps(concept) if e.kind == "told" and trap.refutes not in e.covers]
    return told[number % len(told)] if told else ""


def _without_traps(concept: Concept) -> list[Example]:
    kept = held_out(concept.id, len(concept.examples))
    return [example for n, example in enumerate(concept.examples, 1) if n in kept and not example.traps]
