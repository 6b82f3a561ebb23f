"""``superday stories``: as tables and as one JSON document, with the exit status that says the outcome."""

import json
import shutil
from pathlib import Path

import pytest
from command_line import Superday

EXAMPLES = Path(__file__).parents[2] / "examples/stories"


@pytest.fixture
def stories(superday: Superday, home: Path) -> Path:
    """The example stories as the person's own."""
    shutil.copytree(EXAMPLES, home / "stories")
    return home / "stories"


def test_the_list_tells_age_gaps_and_the_files_that_cannot_be_read(superday: Superday, stories: Path) -> None:
    (stories / "thin.md").write_text("## Task\n\nHalve it.\n")
    (stories / "broken.md").write_text("+++\n\ntitle = 3\n+++\n")
    said = superday("stories")
    assert said.status == 2 and "broken.md:3: `title` is not text" in said.err
    assert "8 gaps" in said.out and "stuck-intern" in said.out and "Traceback" not in said.err
    found = superday("stories", "list", "--json")
    document = json.loads(found.out)
    assert found.status == 2 and document["broken"][0]["line"] == 3 and len(document["stories"]) == 6
    thin = document["stories"][-1]
    assert (thin["id"], thin["date"], thin["years"], len(thin["gaps"])) == ("thin", None, None, 8)


def test_without_stories_it_says_how_to_begin(superday: Superday) -> None:
    said = superday("stories")
    assert said.status == 0 and "superday stories new" in said.out
    assert superday("stories", "cover").out.startswith("No story shows a principle yet.")


def test_matrix_and_cover_name_what_is_shown_claimed_and_open(superday: Superday, stories: Path) -> None:
    (stories / "claims.md").write_text('+++\nprinciples = ["ownership"]\n+++\n\n## Task\n\nHalve it.\n')
    assert "only claimed" in superday("stories", "matrix").out
    document = json.loads(superday("stories", "matrix", "--json").out)
    assert document["matrix"]["claims"]["ownership"] == {
        "strength": 0.0, "claimed": True, "shown": False, "evidence": [],
    }  # fmt: skip
    cover = json.loads(superday("stories", "cover", "--json").out)
    assert cover["sentence"] == document["sentence"] and set(cover["best"]) | set(cover["open"]) == {"ownership"}


def test_a_check_says_what_is_open_and_its_status_says_whether(superday: Superday, stories: Path) -> None:
    (stories / "thin.md").write_text('+++\nnumbers = ["30 %"]\n+++\n\n## Situation\n\nLast year the tests were slow.\n')
    said = superday("stories", "check", "thin")
    assert said.status == 1 and "Nothing under Result" in said.out and "does not tell: 30 %" in said.out
    document = json.loads(superday("stories", "check", stories / "thin.md", "--json").out)
    assert [gap["part"] for gap in document["gaps"]][:2] == ["stake", "task"] and not document["sound"]
    missing = superday("stories", "check", "thine")
    assert missing.status == 2 and "did you mean thin" in missing.err


def test_a_new_story_is_a_file_to_fill_in_and_is_written_once(superday: Superday, home: Path) -> None:
    assert superday("stories", "new", "slow-tests").status == 0
    text = (home / "stories/slow-tests.md").read_text()
    assert 'title = "Slow tests"' in text and "<!-- How did it end?" in text
    again = superday("stories", "new", "slow-tests")
    assert again.status == 2 and "is there already" in again.err
    assert superday("stories", "new", "../up").status == 2


@pytest.mark.parametrize("ending", ["json", "csv", "md"])
def test_stories_go_out_and_come_back_without_loss(
    superday: Superday, stories: Path, tmp_path: Path, ending: str
) -> None:
    out, elsewhere = tmp_path / f"all.{ending}", tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert superday("stories", "export", out).status == 0
    assert "5 new" in superday("stories", "import", out, "--folder", elsewhere).out
    assert {one.name: one.read_bytes() for one in elsewhere.iterdir()} == {
        one.name: one.read_bytes() for one in stories.iterdir()
    }
    assert "5 the same" in superday("stories", "import", out).out
    (stories / "stuck-intern.md").write_text("## Task\n")
    refused = superday("stories", "import", out)
    assert refused.status == 2 and "stuck-intern: there already" in refused.err and "--replace" in refused.err
    assert json.loads(superday("stories", "import", out, "--replace", "--json").out)["changed"] == ["stuck-intern"]


def test_what_cannot_be_taken_in_is_told_with_file_and_line(superday: Superday, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{\n]")
    said = superday("stories", "import", tmp_path / "bad.json")
    assert said.status == 2 and "bad.json:2:" in said.err
    assert superday("stories", "import", tmp_path / "none.json").status == 2
    assert "which format" in superday("stories", "export", tmp_path / "stories.doc").err
    assert superday("stories", "export", "-", "--format", "csv").out.startswith("id,title,")
