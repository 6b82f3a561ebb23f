"""Stories go out as JSON, CSV or Markdown and come back without loss, edited elsewhere or not."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from superday.errors import BadInput
from superday.stories.exchange import FORMATS, Format, parse, write
from superday.stories.story import Story, read

EXAMPLES = [
    read(path.stem, path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parents[2] / "examples/stories").glob("*.md"))
]
PIECES = [
    "## Result\n",
    "## Result\n\nsaid ",
    "## Mine\n",
    "<!-- superday story: other -->\n",
    "<!-- superday \\story: other -->\n",
    "<!-- superday \\\\story: other -->",
    '"quoted", and; more\n',
    "\r\n",
    "\n",
    "\r",
    "=1+1\n",
    "\u2028\t",
    "<!-- open\n",
]
texts = st.builds(
    lambda front, parts: front + "## Task\n" + "".join(parts),
    st.sampled_from(
        ["", '+++\ntitle = "T"\nmine = 2024-01-01\n[t]\nx = nan\n+++\n', '+++\r\nnumbers = ["1;2"]\r\n+++\r\n']
    ),
    st.lists(st.sampled_from(PIECES), max_size=8),
)
names = st.sampled_from(["plain", "With blanks", "-->", "ä", "a,b", '"'])


@given(st.dictionaries(names, texts, max_size=3), st.sampled_from(FORMATS))
def test_what_comes_back_untouched_is_the_file_byte_for_byte(files: dict[str, str], how: Format):
    stories = [read(id_, text) for id_, text in files.items()]
    if stories or how != "md":
        assert dict(parse(write(stories, how), how)) == files


def test_a_field_edited_in_json_is_edited_in_the_file_and_nothing_else_is():
    found = json.loads(write(EXAMPLES, "json"))
    found["stories"][1]["sections"][0]["text"] = "It was in the spring of 2024."
    found["stories"][1]["principles"] = ["dive-deep"]
    files, before = dict(parse(json.dumps(found), "json")), EXAMPLES[1]
    after = read(before.id, files[before.id])
    assert after.part("situation") == "It was in the spring of 2024." and after.principles == ("dive-deep",)
    lines = set(after.text.split("\n")) - set(before.text.split("\n"))
    assert lines == {"It was in the spring of 2024.", 'principles = ["dive-deep"]'}
    assert all(files[one.id] == one.text for one in EXAMPLES if one.id != before.id)


def test_a_cell_edited_in_a_spreadsheet_is_edited_in_the_file():
    rows = list(csv.DictReader(io.StringIO(write(EXAMPLES, "csv"), newline="")))
    rows[0]["learned"], rows[0]["title"] = "To ask earlier.", "Blood in nine days"
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    after = read("x", dict(parse(text.getvalue(), "csv"))[EXAMPLES[0].id])
    assert after.part("learned") == "To ask earlier." and after.title == "Blood in nine days"
    assert [after.part(id_) for id_ in ("task", "result")] == [EXAMPLES[0].part(id_) for id_ in ("task", "result")]


@pytest.mark.parametrize("how", ["json", "csv"])
def test_other_programs_may_write_stories_without_files(how: Format):
    text = {
        "json": '[{"id": "a", "title": "T", "sections": [{"heading": "Result", "text": "3 % less."}]}]',
        "csv": "id,title,result\na,T,3 % less.\n",
    }[how]
    [(id_, file)] = parse(text, how)
    story = read(id_, file)
    assert (id_, story.title, story.part("result")) == ("a", "T", "3 % less.")


def test_a_single_storys_markdown_is_that_story():
    assert parse(EXAMPLES[0].text, "md", "mine") == [("mine", EXAMPLES[0].text)]


@pytest.mark.parametrize(
    ("text", "how", "line"),
    [
        ("{\n]", "json", 2),
        ("[1]", "json", 1),
        ('[{"id": "a", "date": "soon"}]', "json", None),
        ('[{"id": "a"}, {"id": "a"}]', "json", None),
        ("name\nx\n", "csv", 1),
        ('id,file\nx,"+++"\n', "csv", 2),
        ('id,title\nx,"T', "csv", 2),
        ("shopping", "md", 1),
        ("before\n<!-- superday story: a -->\n## Task\n", "md", 1),
        ("<!-- superday story: a -->\n+++\ntitle = 3\n+++\n", "md", 3),
    ],
)
def test_what_cannot_be_taken_in_is_told_with_its_line(text: str, how: Format, line: int | None):
    with pytest.raises(BadInput) as told:
        parse(text, how, "alone")
    assert told.value.line == line and told.value.way_out


def test_a_document_is_a_list_of_stories_for_people_too():
    story: Story = EXAMPLES[0]
    one = json.loads(write([story], "json"))["stories"][0]
    assert one["sections"][0] == {"heading": "Situation", "text": story.part("situation")}
    assert one["title"] == story.title and one["file"] == story.text
