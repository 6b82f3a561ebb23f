"""A story told by a person comes out as a listener would have it."""

import pytest
import told_stories as told
from hypothesis import given, settings
from hypothesis import strategies as st

from superday.findings import Finding, Outcome, Source
from superday.stories import assess, follow_ups, score
from superday.stories.assessing import PARTS
from superday.stories.scoring import ASKS_PRINCIPLE

PROMPT = told.PROMPT
MANNERS = ("proportion", "length", "blame", "vagueness", "claims")


def found(story: str) -> dict[str, Finding]:
    return {f.point: f for f in assess(PROMPT, story, told.PRINCIPLES)}


def band(story: str) -> str:
    return score(assess(PROMPT, story, told.PRINCIPLES)).band


@pytest.mark.parametrize("story", [told.STRONG, told.STRONG_PHD])
def test_a_whole_story_with_a_measured_result_is_strong(story: str):
    assert band(story) == "strong"
    parts = ("situation", "task", "action", "result", "number", "ownership")
    assert {p: found(story)[p].outcome for p in parts} == dict.fromkeys(parts, Outcome.COVERED)


@pytest.mark.parametrize(
    ("story", "bands"),
    [
        (told.WE_ONLY, {"mixed"}),
        (told.NO_NUMBER, {"good"}),
        (told.BARE_NUMBER, {"good", "mixed"}),
        (told.NO_RESULT, {"mixed", "weak"}),
        (told.SHORT, {"mixed", "weak"}),  # no aim, no price, no lesson, and too short
        (told.NO_ACTION, {"weak", "none"}),
        (told.HYPOTHETICAL, {"weak", "none"}),
        (told.CLAIMS, {"none"}),
        (told.KEYWORDS, {"none"}),
    ],
)
def test_each_weakness_shows_in_the_band(story: str, bands: set[str]):
    assert band(story) in bands


def test_stories_rank_as_a_listener_ranks_them():
    values = [
        score(assess(PROMPT, story, told.PRINCIPLES)).value
        for story in (told.STRONG, told.NO_NUMBER, told.WE_ONLY, told.NO_ACTION)
    ]
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == 4


@pytest.mark.parametrize("nothing", [*told.EMPTY, told.KEYWORDS, told.CLAIMS])
def test_nothing_told_scores_zero(nothing: str):
    assert score(assess(PROMPT, nothing, told.PRINCIPLES)).value == 0


def test_we_throughout_leaves_ownership_open_and_counts_both():
    ownership = found(told.WE_ONLY)["ownership"]
    assert ownership.outcome is Outcome.MISSING
    assert '"I" did 0' in ownership.note


def test_a_result_without_a_number_is_seen():
    assert found(told.NO_NUMBER)["number"].outcome is Outcome.MISSING
    assert found(told.NO_NUMBER)["result"].outcome is Outcome.COVERED


def test_a_number_without_a_baseline_is_half_a_number():
    assert found(told.BARE_NUMBER)["number"].outcome is Outcome.PARTIAL


def test_a_story_without_deeds_has_no_action():
    assert found(told.NO_ACTION)["action"].outcome is Outcome.MISSING
    assert found(told.HYPOTHETICAL)["action"].outcome is Outcome.MISSING


def test_a_principle_is_shown_by_cues_and_not_by_its_name():
    assert found(told.STRONG)["principle-dive-deep"].outcome is Outcome.COVERED
    claimed = told.NO_ACTION + " I always dive deep, and ownership is what I live."
    assert found(claimed)["principle-dive-deep"].outcome is not Outcome.COVERED


def test_only_the_prompts_own_principles_are_looked_for():
    assert "principle-think-big" not in found(told.STRONG)


def test_thin_parts_are_asked_for_in_the_prompts_own_words_first():
    asks = follow_ups(PROMPT, assess(PROMPT, told.NO_NUMBER, told.PRINCIPLES))
    assert asks[0] == "By how much, and how did you measure it?"


def test_we_throughout_is_asked_about():
    asks = follow_ups(PROMPT, assess(PROMPT, told.WE_ONLY, told.PRINCIPLES))
    assert any("which part was yours" in ask for ask in asks)


def test_a_strong_story_leaves_little_to_ask():
    assert len(follow_ups(PROMPT, assess(PROMPT, told.STRONG, told.PRINCIPLES))) <= 1


def told_with(first: str = "", did: str = "", ended: str = "") -> dict[str, Finding]:
    """The findings on a plain story with some of its sentences given."""
    story = [
        first or "Last year I was working on a search engine for recipes.",
        "The manager wanted better results by June.",
        did or "I wrote a new ranker. I compared it with the old one. I asked four cooks.",
        "It was a lot of work in the evenings, and the others were patient with me.",
        ended or "It was rolled out to everyone.",
    ]
    return found(" ".join(story))


@pytest.mark.parametrize(
    "setting",
    [
        "One Friday at five the filter began to block mails.",
        "We paid 21 thousand euros a month for inference.",
        "There were two teams and one data set.",
        "Half a year after the release someone emailed about the test images.",
        "My manager wanted to replace the model before the holidays.",
    ],
)
def test_where_and_when_is_heard_in_many_ways(setting: str):
    assert told_with(first=setting)["situation"].outcome is Outcome.COVERED


@pytest.mark.parametrize(
    "deeds",
    [
        "I froze the encoder, swept the rate and showed them the curve.",
        "I came along for a day. I saw the mistake, and wrote it down.",
        "I moved it to Sundays, wrote the script so that it resumes, and gave him a phone number.",
    ],
)
def test_irregular_pasts_and_verbs_that_share_an_i_are_deeds(deeds: str):
    assert told_with(did=deeds)["action"].outcome is Outcome.COVERED


def test_what_others_did_is_not_the_tellers_own():
    heard = told_with(did="I asked a statistician, who found the mistake, wrote a test and fixed the split.")
    assert heard["action"].outcome is Outcome.PARTIAL


@pytest.mark.parametrize(
    ("ended", "number"),
    [
        ("We came within 0.8 points of the large runs.", Outcome.COVERED),
        ("Raters preferred ours 52 to 48.", Outcome.COVERED),
        ("The mix-ups were down to none.", Outcome.COVERED),
        ("We're at 8 thousand now.", Outcome.PARTIAL),
        ("It came in too low and we switched.", Outcome.MISSING),
    ],
)
def test_how_it_ended_is_heard_in_many_ways(ended: str, number: Outcome):
    heard = told_with(ended=ended)
    assert (heard["result"].outcome, heard["number"].outcome) == (Outcome.COVERED, number)


@pytest.mark.parametrize("ended", ["I explained it again and again until he accepted.", "I am usually right."])
def test_talk_without_an_end_is_no_result(ended: str):
    assert told_with(ended=ended)["result"].outcome is Outcome.MISSING


def test_a_figure_is_measured_against_one_told_before():
    heard = told_with(first="We paid 21 thousand euros a month for inference.", ended="We're at 8 thousand now.")
    assert heard["number"].outcome is Outcome.COVERED


def test_a_principle_that_is_not_heard_costs_less_than_one_denied_and_is_asked_about():
    findings = assess(PROMPT, told.SHORT, told.PRINCIPLES)
    silent = [f if not f.point.startswith("principle-") else Finding(f.point, Outcome.UNCLEAR, 0.3, Source.STORY)
              for f in findings]  # fmt: skip
    absent = [f if not f.point.startswith("principle-") else Finding(f.point, Outcome.MISSING, 0.9, Source.STORY)
              for f in findings]  # fmt: skip
    assert score(silent).value > score(absent).value
    assert ASKS_PRINCIPLE in follow_ups(PROMPT, silent)
    assert ASKS_PRINCIPLE not in follow_ups(PROMPT, assess(PROMPT, told.STRONG, told.PRINCIPLES))


def test_a_thin_story_without_a_measure_stays_below_good():
    thin = "Our tests were broken for a year. I had to look at them. In the end I fixed them, and it was rolled out."
    assert band(thin) in ("mixed", "weak")


def test_a_whole_story_without_any_number_is_good_and_stays_about_the_bar():
    scored = score(assess(PROMPT, told.NO_NUMBER, told.PRINCIPLES))
    assert scored.band == "good"
    assert scored.value <= 0.61 < score(assess(PROMPT, told.STRONG, told.PRINCIPLES)).value


@pytest.mark.parametrize(
    "price",
    [
        "That left out everybody with an old phone.",
        "Cleaner would be to fix the source.",
        "We'd to drop the mobile version for it.",
        "There was a cheaper way, sampling, and I didn't take it.",
    ],
)
def test_a_price_or_another_way_is_heard_in_many_ways(price: str):
    plain = "I wrote a new ranker. I compared it with the old one. I asked four cooks."
    assert told_with()["tradeoff"].outcome is Outcome.MISSING
    assert told_with(did=f"{plain} {price}")["tradeoff"].outcome is Outcome.COVERED


@pytest.mark.parametrize(
    "lesson",
    [
        "Today I'd begin with the labels.",
        "It hadn't been clear to me before.",
        "I've stopped trusting single seeds.",
        "We go through the log every month.",
        "What I got from it: ask early.",
        "I should really have called them on day one.",
    ],
)
def test_a_lesson_is_heard_in_many_ways(lesson: str):
    assert told_with()["learning"].outcome is Outcome.MISSING
    assert told_with(ended=f"It was rolled out to everyone. {lesson}")["learning"].outcome is Outcome.COVERED


@given(st.text(max_size=500) | st.permutations(told.STRONG.split()).map(" ".join))
@settings(max_examples=30, deadline=None)
def test_any_text_gets_a_finding_a_point_with_verbatim_quotes(story: str):
    findings = assess(PROMPT, story, told.PRINCIPLES)
    assert [f.point for f in findings[:8]] == list(PARTS)
    assert {f.point for f in findings[8:]} == {*MANNERS, "principle-ownership", "principle-dive-deep"}
    assert all(f.source is Source.STORY and 0 <= f.confidence <= 1 for f in findings)
    assert all(story[f.evidence.start : f.evidence.end] == f.evidence.quote for f in findings if f.evidence)
