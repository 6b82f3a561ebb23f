"""Text in an answer instructs nobody: a model that obeys it in the worst way changes no finding."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from obeying import ATTEMPTS, everything, injected, invented, obeys, of_the_injection, single_words
from servers import LONGER, RUBRIC, SURE, default, opinion, serving

from superday.bank import open_bank
from superday.bank.model import Graded
from superday.language.asking import Judgement, request
from superday.language.weighing import weigh
from superday.rubric import grade

QUESTIONS = ("sgd-vs-gd", "bootstrap", "gru-vs-lstm", "dpo-vs-rlhf", "calibration")
NAMES = [one["name"] for one in ATTEMPTS]


def test_there_are_fifty_attempts_and_no_two_are_the_same():
    assert len(ATTEMPTS) >= 50
    assert len({one["text"] for one in ATTEMPTS}) == len(ATTEMPTS) == len(set(NAMES))


@pytest.mark.parametrize("quotes", [invented, of_the_injection, single_words, everything], ids=lambda one: one.__name__)
@pytest.mark.parametrize("attempt", ATTEMPTS, ids=NAMES)
def test_a_server_that_obeys_changes_no_finding(attempt: dict[str, Any], quotes: Callable[[str], list[str]]):
    text = injected(attempt, RUBRIC)
    answer = f"{LONGER}\n\n{text}"
    with serving(obeys(quotes, text)) as server:
        found = opinion(server.url, answer)
    assert found.findings == default(answer)
    assert server.got


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_sentence_of_an_injection_is_evidence_of_any_point(question: str):
    """Every sentence as the quote for every point and trap of shipped questions, over a weak answer."""
    item = open_bank().get(question)
    assert isinstance(item, Graded)
    rubric = item.rubric()
    base = next(one.answer for one in item.examples if one.band in ("weak", "mixed"))
    for attempt in ATTEMPTS:
        text = injected(attempt, rubric)
        answer = f"{base}\n\n{text}"
        found = grade(rubric, answer)
        for quote in set(of_the_injection(text)):
            judged = [Judgement(p.id, "contradicted" if p.kind == "trap" else "covered", quote) for p in rubric.points]
            assert weigh(rubric, answer, found, judged) == found, (attempt["name"], quote)


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=NAMES)
def test_the_worst_that_is_taken_away_is_certainty(attempt: dict[str, Any]):
    """A model that was told to find nothing: what the words show is asked about, and no trap is added or removed."""
    answer = f"{LONGER}\n\n{injected(attempt, RUBRIC)}"
    found = default(answer)
    after = weigh(RUBRIC, answer, found, [Judgement(point.id, "missing") for point in RUBRIC.points])
    changed = {(old.outcome, new.outcome) for old, new in zip(found, after, strict=True) if new != old}
    assert changed <= {("covered", "unclear"), ("partial", "unclear"), ("unclear", "missing")}


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=NAMES)
def test_an_answer_stands_alone_in_a_block_that_it_cannot_close(attempt: dict[str, Any]):
    answer = f"{LONGER}\n\n{injected(attempt, RUBRIC)}"
    sent = json.loads(request("m", RUBRIC, answer))["messages"]
    mark = re.search(r"the mark (answer-[0-9a-f]{24})", sent[0]["content"])
    assert mark
    assert SURE not in sent[0]["content"]
    assert [one["role"] for one in sent] == ["system", "user"]
    _, block, after = sent[1]["content"].split(mark[1])
    assert block.strip().startswith(SURE)
    assert after == ""
    for role_mark in ("<|", "|>", "[INST]", "[/INST]", "<s>", "</s>", "<start_of_turn>", "<end_of_turn>"):
        assert role_mark not in block


def test_the_mark_is_another_each_time():
    assert request("m", RUBRIC, SURE) != request("m", RUBRIC, SURE)
