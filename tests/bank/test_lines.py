"""A mistake is told with the line on which its field stands."""

import tomllib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from superday.bank.lines import line_of

TEXT = '''id = "a"
terms = [
  ["x", "y"],
  ["z"]
]
title = """
says = 1
[[points]]
""" # a comment with """
level = 2
[[points]]
id = "p"
[points.probe]
ask = "x"
[[points]]
says = '[ {'
wordings = ["a",
  "]",
  "b"]
"quoted" = 3
sub.key = 1
'''


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("$.id", 1),
        ("$.terms[1][0]", 2),
        ("$.title", 6),
        ("$.level", 10),
        ("$.points[0]", 11),
        ("$.points[0].id", 12),
        ("$.points[0].probe.ask", 14),
        ("$.points[1].says", 16),
        ("$.points[1].wordings[2]", 17),
        ("$.points[1].quoted", 20),
        ("$.points[1].sub.key", 21),
    ],
)
def test_a_field_is_found_where_it_stands(field: str, line: int) -> None:
    assert tomllib.loads(TEXT)
    assert line_of(TEXT, field) == line


@pytest.mark.parametrize(("field", "line"), [("$.points[0].missing", 11), ("$.missing", 1), ("$", 1), ("", 1)])
def test_a_field_that_is_not_there_is_told_by_its_table(field: str, line: int) -> None:
    assert line_of(TEXT, field) == line


@given(field=st.text(max_size=30), text=st.text(max_size=200))
def test_any_text_and_any_field_have_a_line(field: str, text: str) -> None:
    assert 1 <= line_of(text, field) <= text.count("\n") + 1


WORDS = st.text(alphabet="abc \"'[]{}#=\\\n.", max_size=12)


def _quoted(word: str) -> str:
    return msgspec.json.encode(word).decode()


@given(st.lists(st.tuples(WORDS, st.lists(WORDS, max_size=3), st.booleans()), min_size=1, max_size=6))
def test_every_table_of_an_array_is_found_whatever_stands_in_the_ones_before(
    tables: list[tuple[str, list[str], bool]],
) -> None:
    """Written so that the right line is known: strings over lines, brackets in strings, arrays over lines."""
    lines: list[str] = []
    heads, says = [], []
    for word, words, over_lines in tables:
        heads.append(len(lines) + 1)
        lines.append("[[points]]")
        block = '"""\n' + word.replace("\\", "\\\\").replace('"', '\\"') + '"""' if over_lines else _quoted(word)
        lines += ["wordings = [", *(f"  {_quoted(each)}," for each in words), "]"]
        lines += f"answer = {block}".split("\n")
        says.append(len(lines) + 1)
        lines.append("says = 1")
    text = "\n".join(lines)
    assert len(tomllib.loads(text)["points"]) == len(tables)
    assert [line_of(text, f"$.points[{n}]") for n in range(len(tables))] == heads
    assert [line_of(text, f"$.points[{n}].says") for n in range(len(tables))] == says
