"""Second opinions in the log: they change findings and nothing else, whenever they come, and each counts once."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import Engine
from tiny import GOOD, HALF, STORY

from superday.bank import Bank
from superday.bank.model import Graded
from superday.findings import Finding, Outcome, Source
from superday.language import Reading
from superday.loop import events as e
from superday.loop import opinions, room
from superday.loop.debrief import debrief
from superday.loop.opinions import Place
from superday.loop.rehearsal import Rehearsal
from superday.loop.room import Desk, NotNow
from superday.loop.script import ScriptClock
from superday.loop.state import State, Turn, apply, replay
from superday.store import EventLog, open_database

MODEL = Reading("m", "h", sent=True, tokens_in=700, tokens_out=90, cost=0.25)
GONE = Reading("m", "h", fell_back="could not be reached")
ANSWERS = [HALF, GOOD, "It is unbiased, I think.", "I don't know.", STORY]


def wants(item: object, turn: Turn) -> str:
    return MODEL.reader if opinions.readable(item, turn) else ""  # type: ignore[arg-type]


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_database(tmp_path / "data")


@pytest.fixture
def rehearsal(engine: Engine, bank: Bank) -> Rehearsal:
    """In the first round, with a half answer assessed and something else being asked."""
    begun = Rehearsal.start(engine, bank, "tiny", seed=1, wants=wants)
    begun.begin()
    begun.say(HALF)
    begun.look()
    return begun


@pytest.fixture(scope="session")
def played(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> list[e.AnyEvent]:
    """The log of a whole loop, gone through with answers of all kinds and a question asked."""
    engine = open_database(tmp_path_factory.mktemp("played"))
    through = Rehearsal.start(engine, bank, "tiny", seed=1, clock=ScriptClock(), wants=wants)
    said = 0
    while not through.state.finished:
        if through.state.phase == "before-round":
            through.begin()
        elif through.state.phase == "assessing":
            through.look()
        else:
            if not through.state.asked.clarifications:
                through.ask("how many users are there?")
            through.say(ANSWERS[said % len(ANSWERS)])
            said += 1
    return [e.decode(one.body) for one in EventLog(engine).events(through.id)]


def opinion(place: Place, found: Sequence[Finding], reading: Reading = MODEL) -> e.SecondOpinion:
    return e.SecondOpinion(*place, list(found), reading, at=1.0)


def turned(found: Finding) -> Finding:
    """Another finding on the same point."""
    outcome = Outcome.UNCLEAR if found.outcome is not Outcome.UNCLEAR else Outcome.COVERED
    return Finding(found.point, outcome, 0.8, Source.MODEL, found.evidence, "By its words alone it was not.")


def turn_at(state: State, place: Place) -> Turn:
    return state.rounds[place.round].asked[place.asked].turns[place.turn]


def without_opinions(state: State) -> State:
    """The state as the assessors left it."""

    def first(turn: Turn) -> Turn:
        return replace(turn, findings=turn.by_words or turn.findings, by_words=None, opinions=[])

    rounds = [
        replace(round_, asked=[replace(one, turns=[first(turn) for turn in one.turns]) for one in round_.asked])
        for round_ in state.rounds
    ]
    return replace(state, rounds=rounds)


@given(data=st.data())
def test_an_opinion_may_come_at_any_time_and_changes_findings_and_nothing_else(
    played: list[e.AnyEvent], data: st.DataObject
) -> None:
    ended = replay(played)
    places = data.draw(st.lists(st.sampled_from(opinions.waiting(ended)), min_size=1, unique=True))
    log, heard = list(played), []
    for place in places:
        findings = turn_at(ended, place).findings or []
        said = data.draw(st.lists(st.sampled_from(findings), unique_by=lambda one: one.point))
        reading = data.draw(st.sampled_from([MODEL, GONE]))
        heard.append(opinion(place, [turned(one) for one in said], reading))
        first = next(n for n in range(len(log)) if _assessed(replay(log[: n + 1]), place))
        log.insert(data.draw(st.integers(first + 1, len(log))), heard[-1])
    late = replay([*played, *heard])
    state = replay(e.decode(e.encode(event)) for event in log)
    assert state == late
    assert without_opinions(state) == ended
    assert set(opinions.waiting(state)) == set(opinions.waiting(ended)) - set(places)


def _assessed(state: State, place: Place) -> bool:
    try:
        return turn_at(state, place).findings is not None
    except IndexError:
        return False


def test_scores_come_of_findings_whoever_found_them(played: list[e.AnyEvent], desk: Desk) -> None:
    """The same findings, had the assessors found them, give the same debrief."""
    ended = replay(played)
    place = next(p for p in opinions.waiting(ended) if any(f.outcome is Outcome.COVERED for f in _found(ended, p)))
    said = [turned(one) for one in _found(ended, place) if one.outcome is Outcome.COVERED]
    read = debrief(apply(ended, opinion(place, said)), desk)
    by_point = {one.point: one for one in said}
    n = [i for i, one in enumerate(played) if isinstance(one, e.Assessed) and _assessed(replay(played[: i + 1]), place)]
    assessed = played[n[0]]
    assert isinstance(assessed, e.Assessed)
    same = replace(assessed, findings=[by_point.get(one.point, one) for one in assessed.findings])
    alike = debrief(replay([*played[: n[0]], same, *played[n[0] + 1 :]]), desk)
    assert [r.score for r in read.rounds] == [r.score for r in alike.rounds]
    assert read.score == alike.score != debrief(ended, desk).score


def _found(state: State, place: Place) -> list[Finding]:
    return turn_at(state, place).findings or []


def test_an_opinion_leaves_what_is_asked_and_the_clock_as_they_were(engine: Engine, bank: Bank) -> None:
    clock = ScriptClock()
    begun = Rehearsal.start(engine, bank, "tiny", seed=1, clock=clock, wants=wants)
    begun.begin()
    begun.say(HALF)
    begun.look()
    open_ = begun.view()
    clock.now += 7
    begun.hear(opinion(Place(0, 0, 0), [turned(one) for one in _found(begun.state, Place(0, 0, 0))]))
    assert begun.view() == open_
    assert begun.tick().round.seconds == 7


def test_an_opinion_counts_once_whoever_brings_it_again(engine: Engine, bank: Bank, rehearsal: Rehearsal) -> None:
    found = [turned(_found(rehearsal.state, Place(0, 0, 0))[0])]
    rehearsal.hear(opinion(Place(0, 0, 0), found))
    again = Rehearsal(engine, bank, rehearsal.id)
    for reading in (MODEL, replace(MODEL, from_cache=True, sent=False), GONE):
        again.hear(opinion(Place(0, 0, 0), found, reading))
    kept = [e.decode(one.body) for one in EventLog(engine).events(rehearsal.id)]
    assert [one.reading for one in kept if isinstance(one, e.SecondOpinion)] == [MODEL]
    assert replay(kept) == again.state == rehearsal.state


def test_that_nothing_was_sent_is_told_once_and_what_was_sent_each_time(rehearsal: Rehearsal) -> None:
    place, slow = Place(0, 0, 0), replace(GONE, sent=True, fell_back="took too long")
    for reading in (GONE, GONE, slow, slow):
        rehearsal.hear(opinion(place, [], reading))
    assert [one.reading for one in turn_at(rehearsal.state, place).opinions] == [GONE, slow, slow]


@pytest.mark.parametrize("place", [Place(0, 0, 1), Place(0, 7, 0), Place(1, 0, 0), Place(9, 0, 0)])
def test_there_is_no_opinion_on_what_has_not_been_assessed(rehearsal: Rehearsal, place: Place) -> None:
    with pytest.raises(NotNow):
        room.second_opinion(rehearsal.state, opinion(place, []))


def test_the_next_model_judges_what_the_words_show_and_each_change_is_told(rehearsal: Rehearsal, desk: Desk) -> None:
    place, words = Place(0, 0, 0), _found(rehearsal.state, Place(0, 0, 0))
    noise = next(one for one in words if one.point == "noise")
    other = replace(MODEL, model="another")
    unclear = Finding("noise", Outcome.UNCLEAR, 0.4, Source.MODEL, noise.evidence)
    for found, reading in (([unclear], MODEL), ([], replace(GONE, model="gone")), ([], other)):
        rehearsal.hear(opinion(place, found, reading))
    assert _found(rehearsal.state, place) == words
    told = debrief(rehearsal.state, desk).rounds[0].questions[0].opinions
    changes = [[(c.point, c.before, c.after) for c in one.changes] for one in told]
    assert changes == [[("noise", "covered", "unclear")], [], [("noise", "unclear", "covered")]]
    assert "could not be reached" in told[1].told


def test_what_the_candidate_settled_stays(rehearsal: Rehearsal) -> None:
    turn = turn_at(rehearsal.state, Place(0, 0, 0))
    marked = [Finding(one.point, Outcome.COVERED, 1.0, Source.SELF) for one in turn.findings or []]
    rounds = list(rehearsal.state.rounds)
    asked = replace(rounds[0].asked[0], turns=[replace(turn, findings=marked), *rounds[0].asked[0].turns[1:]])
    rounds[0] = replace(rounds[0], asked=[asked])
    settled = replace(rehearsal.state, rounds=rounds)
    after = apply(settled, opinion(Place(0, 0, 0), [turned(one) for one in turn.findings or []]))
    assert _found(after, Place(0, 0, 0)) == marked


def test_only_answers_in_words_that_say_something_are_put_down_to_be_read(played: list[e.AnyEvent], desk: Desk) -> None:
    ended = replay(played)
    read = {(asked.question, turn.kind, turn.answer) for asked, turn in _turns(ended) if turn.reader}
    left = {(asked.question, turn.kind, turn.answer) for asked, turn in _turns(ended) if not turn.reader}
    assert {kind for _, kind, _ in read} <= set(opinions.SAID)
    assert not {question for question, _, _ in read} & {"story"}
    assert "I don't know." not in {answer for _, _, answer in read}
    assert {kind for _, kind, _ in left} >= {"probe"} or {question for question, _, _ in left} >= {"story"}
    assert opinions.unread(ended, desk, MODEL.reader) == opinions.waiting(ended)


def _turns(state: State) -> list[tuple[object, Turn]]:
    return [(asked, turn) for round_ in state.rounds for asked in round_.asked for turn in asked.turns]


def test_what_was_shown_by_asking_is_not_for_a_model_that_saw_the_answer_alone(desk: Desk) -> None:
    item = desk("shop")
    assert isinstance(item, Graded)
    asked_for = Finding("noise", Outcome.COVERED, 0.9, Source.LEXICAL, None, "asked: “how noisy?”")
    turn = Turn("main", "Design a shop.", answer=GOOD, findings=[asked_for])
    default = {one.point: one.outcome for one in opinions.by_the_answer(item, turn)}
    assert default["noise"] is Outcome.MISSING
    assert opinions.changed(turn, [Finding("noise", Outcome.UNCLEAR, 0.4, Source.MODEL)]) == []


def test_a_further_question_is_part_of_what_is_read(desk: Desk) -> None:
    item = desk("alpha")
    assert isinstance(item, Graded)
    turn = Turn("follow-up", "What do you see if you plot it?", answer=HALF, findings=[])
    assert opinions.rubric(item, turn).question.endswith("What do you see if you plot it?")
    assert opinions.rubric(item, replace(turn, kind="main")) == item.rubric()


def test_a_log_without_second_readers_reads_as_before() -> None:
    old = '{"event":"Assessed","findings":[],"verdict":null}'
    assert e.decode(old) == e.Assessed([])
