"""What counts as saying nothing, and what only sounds like it."""

import pytest

from superday.rubric.honest import says_nothing


@pytest.mark.parametrize(
    "reply", ["", "Pass.", "skip, please", "I'll pass on that one, sorry", "no idea", "Uh, I don't know."]
)
def test_silence_passing_and_ignorance_say_nothing(reply: str):
    assert says_nothing(reply)


@pytest.mark.parametrize(
    "reply", ["The backward pass is twice the forward pass.", "You add a skip connection.", "bias"]
)
def test_words_of_the_field_that_also_mean_to_pass_say_something(reply: str):
    assert not says_nothing(reply)
