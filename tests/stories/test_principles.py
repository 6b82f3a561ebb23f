"""Principles are shown by what was done, heard in many words; how telling a cue is decides what it is worth."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from superday.bank.load import read_path
from superday.errors import BadInput
from superday.rubric.text import sentences
from superday.stories import shown
from superday.stories.cues import heard
from superday.stories.kinds import KINDS
from superday.stories.model import Principle
from superday.stories.principles import SHOWN

CUSTOMERS = Principle(
    "customers", "Customers", cues=["{watch} with|beside {user}"], deeds=["{user} complain"], hints=["feedback"]
)
COST = Principle("cost", "Cost", cues=["no budget", "spare {machine}"], deeds=["instead of buying"], hints=["cheap"])


def is_heard(cue: str, said: str) -> bool:
    return any(list(heard([cue], sentence)) for sentence in sentences(said))


@pytest.mark.parametrize(
    "said",
    ["I sat with two of the nurses.", "We were sitting beside a nurse.", "I shadowed and I stood with the drivers."],
)
def test_a_cue_is_heard_with_any_word_of_a_class_in_any_inflection(said: str):
    assert is_heard("{watch} with|beside {user}", said)


@pytest.mark.parametrize(
    "said",
    ["I did not sit with the nurses.", "I sat with my laptop, and later on I met the nurses.", "Nurses sat with me."],
)
def test_what_is_denied_far_apart_or_in_another_order_is_not_heard(said: str):
    assert not is_heard("{watch} with|beside {user}", said)


def test_not_is_heard_where_the_cue_says_it():
    assert is_heard("not wait", "I didn't wait for the meeting.")
    assert not is_heard("not wait", "I waited for the meeting.")


def test_deeds_and_cues_together_show_a_principle_and_hints_alone_hardly():
    def strength(story: str) -> float:
        return shown(story, [COST])["cost"].strength

    assert strength("It was cheap: we had no budget. I used a spare card instead of buying one.") >= SHOWN
    assert 0 < strength("I borrowed a card instead of buying one.") < SHOWN
    assert 0 < strength("We had no budget. It was cheap.") < SHOWN
    assert strength("I used a spare card. We had no budget.") > strength("We had no budget.") > 0
    assert strength("I wrote a loss.") == 0


def test_what_the_question_asks_for_needs_less_and_never_nothing():
    deed, nothing = "I used a card instead of buying one.", "I wrote a loss."
    assert shown(deed, [COST])["cost"].strength < SHOWN <= shown(deed, [COST], ["cost"])["cost"].strength
    assert shown(nothing, [COST], ["cost"])["cost"].strength == 0


def test_words_speak_for_a_principle_where_no_cue_of_it_is_heard():
    """What was learned goes by the principle's id; the sentences whose words say most are then the evidence."""
    grow = Principle("hire-and-develop-the-best", "Hire and Develop the Best", [])
    stuck = "Our new intern was stuck, so every Friday I let her explain her gradients to me."
    story = f"I always hire and develop the best. {stuck} In spring she taught the course herself, and I asked her to."
    found = shown(story, [grow, COST], [grow.id])
    assert found[grow.id].strength >= SHOWN
    assert found[grow.id].evidence[0].quote == stuck
    assert shown("I wrote a loss and a kernel.", [grow], [grow.id])[grow.id].strength < SHOWN


def test_the_most_telling_sentence_comes_first_as_evidence():
    story = "It was cheap. I used a spare card. We borrowed a node instead of buying one."
    assert [one.quote for one in shown(story, [COST])["cost"].evidence] == [
        "We borrowed a node instead of buying one.",
        "I used a spare card.",
        "It was cheap.",
    ]


def test_a_class_of_words_that_there_is_none_of_is_refused_with_those_there_are(tmp_path: Path):
    path = tmp_path / "thrift.md"
    cues = 'cues = ["ask {nurze}", "cheap", "spare"]'
    path.write_text(
        f'+++\nid = "thrift"\ntitle = "Thrift"\nkind = "principle"\n{cues}\n+++\n'
        "\n## Question\n\nQ?\n\n## Answer\n\nA.\n"
    )
    with pytest.raises(BadInput) as caught:
        read_path(path)
    assert "{nurze}" in caught.value.says
    assert "user" in caught.value.says


@given(st.text(max_size=200), st.sampled_from(sorted(KINDS)))
@settings(max_examples=40, deadline=None)
def test_any_text_can_be_listened_to(text: str, kind: str):
    for sentence in sentences(text):
        list(heard([f"{{{kind}}} of|in {{user}}", "not wait"], sentence))
