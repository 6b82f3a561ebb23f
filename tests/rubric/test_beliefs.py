"""Wrong beliefs that no wording foresaw: noticed, asked about by a narrow question, and settled by the reply."""

import msgspec
import pytest

from superday.bank import open_bank
from superday.bank.model import AnyItem, Case, Concept, Guide
from superday.findings import Evidence, Finding, Outcome, Source
from superday.rubric import grade, grade_belief, merge, missed, narrow, noticed, prove, score, suspected
from superday.rubric.model import Point, Probe, Rubric
from superday.rubric.prepared import ready, without
from superday.rubric.probes import settle

FLAT = Point(
    id="flat",
    says="More trees never make a forest worse.",
    kind="must",
    wordings=["the error levels off as trees are added", "adding trees does no harm", "it converges with more trees"],
    terms=[["levels off", "no harm", "converges"], ["trees", "more"]],
    probe=Probe("What does the test error do as trees are added?", ["levels off", "flat"], ["rises", "goes up"]),
)
OVERFITS = Point(
    id="overfits",
    says="A forest overfits with too many trees.",
    kind="trap",
    refutes="flat",
    wordings=[
        "too many trees overfit",
        "with more trees the forest starts to overfit",
        "the test error rises again when you add trees",
    ],
    terms=[["overfit", "overfits", "rises"], ["trees", "many"]],
    unlike=["one deep tree overfits", "boosting overfits with too many trees"],
    probe=Probe("Five times more trees: does the error rise or stay flat?", ["flat", "stays"], ["rises", "overfits"]),
)
QUESTION = "What is a random forest?"
RUBRIC = Rubric(QUESTION, [FLAT, OVERFITS])
BORROWED = Rubric(QUESTION, [FLAT, Point(id="bare", says=OVERFITS.says, kind="trap", refutes="flat")])
BANK = open_bank()
SPOKEN = [item for kind in ("concept", "case", "guide") for item in BANK.of(kind)]


def seen(point: str, outcome: Outcome, confidence: float = 0.9, at: int | None = None) -> Finding:
    return Finding(point, outcome, confidence, Source.LEXICAL, None if at is None else Evidence("quote", at, at + 5))


def hinted(quote: str = "quote") -> Finding:
    return Finding("overfits", Outcome.MISSING, 0.85, Source.LEXICAL, hint=Evidence(quote, 0, len(quote)))


def replied(reply: str, rubric: Rubric = RUBRIC, trap: str = "overfits") -> dict[str, Outcome]:
    return {f.point: f.outcome for f in grade_belief(rubric, trap, reply)}


@pytest.mark.parametrize("reply", ["It rises.", "it overfits", "rises, I'd say"])
def test_a_wrong_reply_contradicts_the_trap_and_its_point(reply: str):
    assert replied(reply) == {"overfits": Outcome.CONTRADICTED, "flat": Outcome.CONTRADICTED}


def test_a_reply_that_states_the_trap_in_a_sentence_is_wrong_too():
    assert replied("With more trees the forest starts to overfit.")["overfits"] is Outcome.CONTRADICTED


@pytest.mark.parametrize("reply", ["It stays flat.", "flat", "I don't know.", ""])
def test_a_right_reply_or_none_clears_the_trap_and_earns_nothing(reply: str):
    assert replied(reply) == {"overfits": Outcome.MISSING}


@pytest.mark.parametrize("reply", ["Maybe it rises.", "flat or rises?", "That is about the colour of the leaves."])
def test_a_reply_that_settles_nothing_leaves_it_unclear(reply: str):
    assert replied(reply) == {"overfits": Outcome.UNCLEAR}


def test_the_question_is_the_traps_own_or_that_of_its_point():
    assert narrow(RUBRIC, OVERFITS) == OVERFITS.probe
    assert narrow(BORROWED, BORROWED.points[1]) == FLAT.probe
    assert narrow(Rubric(QUESTION, [OVERFITS]), Point(id="t", says="t", kind="trap")) is None


def test_a_reply_to_the_points_own_question_counts_for_the_point_as_well():
    assert replied("It levels off.", BORROWED, "bare") == {"bare": Outcome.MISSING, "flat": Outcome.COVERED}
    assert replied("It goes up.", BORROWED, "bare") == {"bare": Outcome.CONTRADICTED, "flat": Outcome.CONTRADICTED}


def test_a_trap_that_nothing_asks_about_cannot_be_settled():
    with pytest.raises(ValueError, match="no probe"):
        grade_belief(Rubric(QUESTION, [Point(id="t", says="t", kind="trap")]), "t", "yes")


@pytest.mark.parametrize(
    ("reply", "outcome"), [("it rises", Outcome.CONTRADICTED), ("flat", Outcome.MISSING), ("maybe", Outcome.UNCLEAR)]
)
def test_what_was_noticed_ends_as_the_reply_says(reply: str, outcome: Outcome):
    known = merge([seen("overfits", Outcome.UNCLEAR, 0.3), *grade_belief(RUBRIC, "overfits", reply)])
    assert known[0].outcome is outcome


def test_a_belief_given_away_costs_and_one_cleared_does_not():
    right, doubt = seen("flat", Outcome.COVERED), seen("overfits", Outcome.UNCLEAR, 0.3)
    cleared = [right, doubt, *grade_belief(RUBRIC, "overfits", "flat")]
    given_away = [right, doubt, *grade_belief(RUBRIC, "overfits", "rises")]
    assert score(RUBRIC.points, cleared).value == score(RUBRIC.points, [right]).value == 1
    assert score(RUBRIC.points, given_away).band == "none"


def test_what_was_noticed_is_asked_about_whatever_else_is_shown():
    assert noticed(RUBRIC, [seen("overfits", Outcome.UNCLEAR, 0.3, at=0), seen("flat", Outcome.COVERED)]) == [OVERFITS]
    assert noticed(RUBRIC, [seen("overfits", Outcome.MISSING, 0.85, at=0), seen("flat", Outcome.MISSING)]) == []


def test_what_is_hinted_at_is_asked_about_unless_its_point_is_shown_in_another_place():
    assert suspected(RUBRIC, [hinted(), seen("flat", Outcome.MISSING)]) == [OVERFITS]
    assert suspected(RUBRIC, [hinted(), seen("flat", Outcome.COVERED, at=0)]) == [OVERFITS]
    assert suspected(RUBRIC, [hinted("other words"), seen("flat", Outcome.COVERED, at=0)]) == []
    assert suspected(RUBRIC, [hinted(), seen("flat", Outcome.COVERED)]) == []
    assert suspected(RUBRIC, [hinted("other words"), seen("flat", Outcome.PARTIAL, at=0)]) == [OVERFITS]
    assert suspected(RUBRIC, [seen("overfits", Outcome.MISSING, 0.99, at=0), seen("flat", Outcome.MISSING)]) == []


def test_a_hint_in_a_later_reply_counts_until_the_narrow_question_clears_it():
    silent, point = seen("overfits", Outcome.MISSING, 0.99), seen("flat", Outcome.MISSING)
    cleared = grade_belief(RUBRIC, "overfits", "flat")
    assert suspected(RUBRIC, [silent, point, hinted()]) == [OVERFITS]
    assert suspected(RUBRIC, [silent, point, hinted(), *cleared]) == []


def test_a_finding_written_down_before_there_were_hints_is_read():
    old = b'{"point": "overfits", "outcome": "missing", "confidence": 0.9, "source": "lexical"}'
    assert msgspec.json.decode(old, type=Finding).hint is None


def test_a_trap_is_never_missed_as_a_point_is():
    assert [point.id for point in missed(RUBRIC, [])] == ["flat"]


def test_the_likeliest_belief_is_asked_about_first():
    traps = [Point(id=name, says=name, kind="trap", refutes="flat") for name in ("a", "b", "c")]
    rubric = Rubric(QUESTION, [FLAT, *traps])
    found = [seen("a", Outcome.UNCLEAR, 0.3), seen("b", Outcome.UNCLEAR, 0.6), seen("c", Outcome.MISSING, 0.8)]
    assert [trap.id for trap in noticed(rubric, found)] == ["b", "a"]


def test_what_the_answer_shows_of_the_point_speaks_against_the_belief():
    doubtful = "In the end many trees give you overfitting of the forest."
    alone = {f.point: f for f in grade(RUBRIC, doubtful)}["overfits"]
    beside = {f.point: f for f in grade(RUBRIC, f"The error levels off as trees are added. {doubtful}")}["overfits"]
    assert (alone.outcome, alone.confidence) != (beside.outcome, beside.confidence)


def test_a_wording_left_out_is_as_if_the_rubric_had_never_had_it():
    left = without(ready(RUBRIC), "overfits", wording=2)
    bare = Point(id="overfits", says=OVERFITS.says, kind="trap", wordings=[OVERFITS.wordings[0], OVERFITS.wordings[2]])
    fewer = ready(Rubric(QUESTION, [FLAT, bare]))
    assert [w.weights.keys() for w in left.points[1].wordings] == [w.weights.keys() for w in fewer.points[1].wordings]
    assert "-start" not in left.points[1].telling
    assert "start" not in left.points[1].telling


@pytest.mark.parametrize("item", SPOKEN, ids=lambda item: item.id)
def test_every_trap_of_the_bank_is_settled_by_a_question(item: AnyItem):
    assert isinstance(item, Concept | Case | Guide)
    for trap in (point for point in item.points if point.kind == "trap"):
        assert trap.probe or not isinstance(item, Concept), "a concept's trap has a question of its own"
        assert narrow(item.rubric(), trap) is not None
        if trap.probe:
            assert all(settle(trap.probe, reply)[0] is Outcome.COVERED for reply in trap.probe.accept)
            assert all(settle(trap.probe, reply)[0] is Outcome.CONTRADICTED for reply in trap.probe.reject)
            assert settle(trap.probe, trap.probe.ask)[0] is Outcome.UNCLEAR


def test_a_traps_question_that_no_reply_can_fail_is_refused():
    toothless = Point(**{**_fields(OVERFITS), "probe": Probe("Rise or flat?", ["flat"])})
    assert any("reject" in message for message in prove(Rubric(QUESTION, [FLAT, toothless]), []))


def _fields(point: Point) -> dict[str, object]:
    return {name: getattr(point, name) for name in point.__struct_fields__}
