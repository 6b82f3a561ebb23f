"""A story's file is read as it was left by hand, and what is not edited in it stays byte for byte."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from superday.errors import BadInput
from superday.stories.edited import Edit, edited, fresh, to_fill_in
from superday.stories.story import PARTS, Story, read

EXAMPLES = sorted((Path(__file__).parents[2] / "examples/stories").glob("*.md"))
BY_HAND = """+++
# what I would call it
title = "Slow tests"   # for now
principles = [
  "ownership",  # surely
  "Dive Deep",
]
date = "2024-03"
mood = "good"

[mine]
tags = ["x"]
+++
Some words before anything.

# What I did
- wrote a **script** that
  runs at night
- [asked](http://a.example/b) for a budget

## Notes to myself

```
## Result
```

### Result:
Tests take 4 minutes instead of 19.

## At stake
<!-- ask Maria -->
"""

BODY = ["", "text", "# One", "## Task", "## Other", "### Result", "\t## My part ", "- item", "  x"]
BODY += ["```", "~~~", "<!-- c", "-->", "<!-- c -->", "+++", "---"]
FRONT = [
    'title = "t"',
    'title = """\na  # """',
    'principles = [ # c\n"p",\n]',
    "date = 2024",
    'numbers = "1"',
    "x = 1 # c",
]
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).filter(str.strip)
BETWEEN = ["", "# title = 3", "  "]


@st.composite
def stories(draw: st.DrawFn) -> Story:
    end, last = draw(st.sampled_from(["\n", "\r\n"])), draw(st.sampled_from(["", "\n"]))
    fields = draw(st.lists(st.sampled_from(FRONT), max_size=4, unique_by=lambda one: one.split()[0]))
    front = [line for field in fields for line in (*draw(st.lists(st.sampled_from(BETWEEN), max_size=1)), field)]
    table = draw(st.sampled_from([[], ["[t]", "title = 3"]]))
    head = draw(st.sampled_from([["## Actions"], ["+++", *front, *table, "+++"]]))
    text = "\n".join([*head, *draw(st.lists(st.sampled_from(BODY), max_size=14))]) + last
    return read("drawn", text.replace("\n", end))


def test_sections_stand_in_any_order_at_any_level_and_under_other_names():
    story = read("slow-tests", BY_HAND)
    assert [(section.heading, section.part) for section in story.sections] == [
        ("What I did", "actions"),
        ("Notes to myself", None),
        ("Result:", "result"),
        ("At stake", "stake"),
    ]
    assert story.part("result") == "Tests take 4 minutes instead of 19."
    assert story.other == {"mood": "good", "mine": {"tags": ["x"]}}


def test_what_is_missing_or_only_a_comment_is_a_gap_and_asks():
    story = read("slow-tests", BY_HAND)
    assert [part.id for part in story.gaps] == ["situation", "stake", "task", "part", "tradeoffs", "wrong", "learned"]
    assert all(part.ask.endswith("?") for part in story.gaps)


def test_a_story_reads_aloud_as_prose_in_the_order_of_telling():
    assert read("slow-tests", BY_HAND).as_told == (
        "Wrote a script that runs at night. Asked for a budget.\n\nTests take 4 minutes instead of 19."
    )


def test_a_date_may_be_a_year_a_month_or_a_day():
    told = {
        said: read("a", f"+++\ndate = {said}\n+++\n")
        for said in ("2024", '"2024-03"', "2024-03-15", "2024-03-15T08:00:00Z")
    }
    assert [story.date for story in told.values()] == ["2024", "2024-03", "2024-03-15", "2024-03-15"]
    assert told["2024"].years(date(2026, 1, 1)) == pytest.approx(2.0, abs=0.01)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "neither front matter"),
        ("Shopping list\n", 1, "neither front matter"),
        ("---\ntitle: x\n---\n", 1, "YAML"),
        ('+++\ntitle = "x"\n\n## Task\n', 5, "no second line"),
        ('+++\ntitle = "x"\ndate = 2024-03\n+++\n', 3, "TOML"),
        ("+++\na = 1\ntitle = 3\n+++\n", 3, "`title` is not text"),
        ("+++\n\nprinciples = [1]\n+++\n", 3, "`principles` is not a list"),
        ('+++\ntitle = "x"\ndate = "last year"\n+++\n', 3, "`date` is no date"),
        ("+++\n" + "x = 1\n" * 9000 + "+++\n", 1, "too long"),
    ],
)
def test_a_broken_file_is_told_with_its_line_and_the_way_out(text: str, line: int, says: str):
    with pytest.raises(BadInput) as told:
        read("broken", text)
    assert says in told.value.says and told.value.line == line and told.value.way_out


@given(stories())
def test_an_edit_that_says_what_is_there_changes_nothing(story: Story):
    sections = {n: section.text.replace("\n", "\r\n") for n, section in enumerate(story.sections)}
    same = Edit(
        title=story.title,
        principles=story.principles,
        date=story.date or "",
        numbers=story.numbers,
        sections=sections,
    )
    assert edited(story, same) == edited(story, Edit()) == story.text


@given(stories(), st.data(), st.sampled_from(["", "One line.", "Two\n\nparagraphs äöü", "- a\n- b"]))
def test_an_edited_section_says_the_new_text_and_all_else_stays(story: Story, data: st.DataObject, said: str):
    assume(story.sections)
    n = data.draw(st.integers(0, len(story.sections) - 1))
    try:
        text = edited(story, Edit(sections={n: said}))
    except BadInput:
        assume(False)
    section, after = story.sections[n], read("drawn", text)
    assert text.startswith(story.text[: section.start]) and text.endswith(story.text[section.end :])
    assert after.sections[n].text == said
    assert [(one.heading, one.text) for k, one in enumerate(after.sections) if k != n] == [
        (one.heading, one.text) for k, one in enumerate(story.sections) if k != n
    ]


@given(stories(), st.sampled_from(["Learned", "Of my own"]), st.sampled_from(["", "Said.", "Two\n\nparagraphs"]))
def test_an_added_section_is_read_back_behind_all_that_was_there(story: Story, heading: str, said: str):
    try:
        text = edited(story, Edit(added=[(heading, said)]))
    except BadInput:
        return  # something is open at the end of the file, and the person is told
    after = read("drawn", text)
    assert text.startswith(story.text) and (after.sections[-1].heading, after.sections[-1].text) == (heading, said)
    assert [(one.heading, one.text) for one in after.sections[:-1]] == [
        (one.heading, one.text) for one in story.sections
    ]


@given(
    stories(),
    TEXTS,
    st.lists(TEXTS, max_size=3),
    st.sampled_from(["", "2023", "2023-04", "2023-04-05"]),
)
def test_edited_fields_are_read_back_and_the_other_lines_stay(story: Story, title: str, numbers: list[str], when: str):
    text = edited(story, Edit(title=title, numbers=numbers, date=when))
    after = read("drawn", text)
    plain = " ".join(title.split())
    assert (after.title, after.date) == (plain, when or None)
    assert after.numbers == tuple(" ".join(one.split()) for one in numbers)
    assert after.other == story.other and after.principles == story.principles
    assert [(one.heading, one.text) for one in after.sections] == [(one.heading, one.text) for one in story.sections]


def test_comments_lines_and_tables_of_the_front_matter_outlive_an_edit():
    after = edited(read("slow-tests", BY_HAND), Edit(principles=["ownership"], numbers=["19 to 4 minutes"]))
    assert after == BY_HAND.replace(
        'principles = [\n  "ownership",  # surely\n  "Dive Deep",\n]\n', 'principles = ["ownership"]\n'
    ).replace('mood = "good"\n', 'mood = "good"\nnumbers = ["19 to 4 minutes"]\n')


def test_a_section_that_would_swallow_the_next_is_refused():
    with pytest.raises(BadInput, match="`Notes to myself` would be lost"):
        edited(read("slow-tests", BY_HAND), Edit(sections={0: "```\nprint(1)"}))


def test_a_new_file_asks_for_every_part_and_fills_in_none():
    story = read("new", to_fill_in("A new one"))
    assert story.title == "A new one" and story.gaps == list(PARTS) and story.as_told == ""


def test_the_examples_are_whole_and_take_two_to_four_minutes():
    assert len(EXAMPLES) == 5
    for path in EXAMPLES:
        story = read(path.stem, path.read_text(encoding="utf-8"))
        assert story.gaps == [] and story.date and 2 <= story.minutes <= 4
        assert edited(story, Edit(title=story.title)) == story.text
    assert read("x", fresh(Edit(title="T"), {"mine": {"a": [1, 2.5, True]}})).other == {"mine": {"a": [1, 2.5, True]}}
