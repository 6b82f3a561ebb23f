"""A told story in the bank is read with its replies, and held to what a listener says of it."""

from pathlib import Path

import pytest

from superday.bank.load import Bank, open_bank, read_path
from superday.bank.locate import shipped
from superday.bank.model import ToldItem
from superday.bank.prove import prove
from superday.errors import BadInput
from superday.stories.proving import is_held_out

STORY = (
    "Last year our batch job was slow, and the manager needed it to be fixed by June. We looked at various things and"
    " the config was changed. In the end it was a lot better."
)
FLAWS = '["few-deeds", "we", "no-number", "no-tradeoff", "no-learning", "too-short", "vague"]'


def told(folder: Path, *, id_: str = "slow-job", flaws: str = FLAWS, more: str = "", band: str = "weak") -> Path:
    path = folder / f"{id_}.md"
    head = (
        f'id = "{id_}"\nkind = "told"\ntitle = "A slow job"\nquestion = "cut-the-cost"\nband = "{band}"\nshows = []\n'
    )
    replies = "## Follow-ups\n\n### How slow was it?\n\nIt took nine hours, about.\n\n### And now?\n\nTwo.\n"
    path.write_text(f"+++\n{head}flaws = {flaws}\n{more}+++\n\n## Story\n\n{STORY}\n\n{replies}")
    return path


def read(path: Path) -> ToldItem:
    item = read_path(path)
    assert isinstance(item, ToldItem)
    return item


def test_story_and_replies_are_read(tmp_path: Path):
    item = read(told(tmp_path))
    assert item.story == STORY
    assert [(reply.asked, reply.said) for reply in item.replies] == [
        ("How slow was it?", "It took nine hours, about."),
        ("And now?", "Two."),
    ]


@pytest.mark.parametrize(
    ("change", "line", "says"),
    [
        ({"flaws": '["sluggish"]'}, 8, "sluggish"),
        ({"band": "superb"}, 6, "superb"),
        ({"more": 'story = "mine"\n'}, 9, "`story` is not a field"),
        ({"more": 'contradicts = [{ said = "in May", now = "Two" }]\n'}, 9, "`in May` is not said there"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, change: dict[str, str], line: int, says: str):
    with pytest.raises(BadInput) as caught:
        read(told(tmp_path, **change))
    assert caught.value.line == line
    assert says in caught.value.says


def test_a_story_of_no_question_is_refused(tmp_path: Path):
    (tmp_path / "told").mkdir()
    told(tmp_path / "told")
    bank = Bank([tmp_path])
    assert bank.of("told") == []
    assert "no behavioural question `cut-the-cost`" in bank.mistakes[0].says


def test_labels_that_the_rules_do_not_share_are_told(tmp_path: Path):
    bank = open_bank([shipped()])
    assert not is_held_out("slow-job")
    assert prove(read(told(tmp_path)), bank) == []
    wrong = prove(read(told(tmp_path, flaws='["we", "blame"]', band="strong")), bank)
    says = " ".join(mistake.says for mistake in wrong)
    assert "is said to be strong" in says
    assert "the flaw blame is not found" in says
    assert "the flaw too-short is found, and it is not there" in says


def test_a_story_that_is_held_out_is_no_proof(tmp_path: Path):
    held = next(f"story-{n}" for n in range(99) if is_held_out(f"story-{n}"))
    assert prove(read(told(tmp_path, id_=held, flaws="[]")), open_bank([shipped()])) == []


def test_about_half_of_ours_are_held_out_and_every_flaw_is_in_both_halves():
    stories = [item for item in open_bank([shipped()]).of("told") if isinstance(item, ToldItem)]
    halves = [[item for item in stories if is_held_out(item.id) is held] for held in (True, False)]
    assert len(stories) >= 60
    assert all(len(half) >= 0.35 * len(stories) for half in halves)
    named = [{flaw for item in half for flaw in item.flaws} for half in halves]
    assert named[0] == named[1]
    assert len(named[0]) == 14
