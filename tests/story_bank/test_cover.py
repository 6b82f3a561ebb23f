"""The fewest stories that show the most principles, held against trying every choice."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from superday.stories.cover import cover

PRINCIPLES = ["a", "b", "c", "d", "e", "f"]
rows = st.dictionaries(st.sampled_from(PRINCIPLES), st.sampled_from([0.0, 0.3, 0.6, 0.8, 1.0]), max_size=5)


@given(st.dictionaries(st.sampled_from("stuvwxyz"), rows, max_size=7))
def test_it_is_a_smallest_choice_and_of_those_a_strongest(strengths: dict[str, dict[str, float]]):
    found = cover(strengths, PRINCIPLES, 0.5)
    shown = {one for row in strengths.values() for one, strength in row.items() if strength >= 0.5}

    def strength(choice: tuple[str, ...]) -> float:
        return round(sum(max((strengths[s].get(one, 0.0) for s in choice), default=0.0) for one in shown), 6)

    def covers(choice: tuple[str, ...]) -> bool:
        return all(any(strengths[s].get(one, 0.0) >= 0.5 for s in choice) for one in shown)

    smallest = next(
        [choice for choice in combinations(sorted(strengths), size) if covers(choice)]
        for size in range(len(strengths) + 1)
        if any(covers(choice) for choice in combinations(sorted(strengths), size))
    )
    assert covers(found.stories) and len(found.stories) == len(smallest[0])
    assert strength(found.stories) == max(strength(choice) for choice in smallest)
    assert set(found.open) == set(PRINCIPLES) - shown == set(PRINCIPLES) - found.best.keys()
    assert all(strengths[story][one] >= 0.5 and story in found.stories for one, story in found.best.items())


def test_it_is_the_same_again_whatever_the_order_of_the_stories():
    one = {"x": {"a": 0.6}, "y": {"a": 0.6}, "z": {"b": 1.0}}
    assert cover(one, PRINCIPLES, 0.5).stories == cover(dict(reversed(one.items())), PRINCIPLES, 0.5).stories
