"""Files that are wrong in every way that files go wrong: each is told with its line and the way out, in no time, and
the rest of the bank loads."""

import contextlib
import os
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from bank_files import BODY, INTERVIEWER, LOOP, POINTS, PRINCIPLE, concept, front, markdown, sound_bank, write

from superday.bank import Bank

HERE = "concepts/statistics/bad.md"
SECONDS = 1.0  # a bound with a wide margin: each takes a few milliseconds
SOUND = 7


class Bad(NamedTuple):
    """A spoilt bank: ``makes`` puts it at ``place``; ``line`` and ``says`` are what must be told of that file."""

    name: str
    place: str
    makes: str | bytes | Callable[[Path], object]
    line: int
    says: str
    lost: int = 0  # how many of the sound items it stands in place of


def with_(old: str, new: str) -> str:
    """A sound concept with one thing replaced."""
    text = concept("bad")
    assert old in text
    return text.replace(old, new, 1)


def point(more: str) -> str:
    """A concept whose second point has one line more, which is line 19."""
    return concept("bad", POINTS + more + "\n")


def derivation(more: str) -> str:
    return markdown("derivation", "bad", more)


def loop(old: str, new: str) -> str:
    assert old in LOOP
    return LOOP.replace('id = "tiny"', 'id = "bad"').replace(old, new, 1)


def fifo(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir(parents=True)


def link_to(target: str) -> Callable[[Path], None]:
    def makes(path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target)

    return makes


def fifty_megabytes(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)


def without(name: str) -> Callable[[Path], None]:
    return lambda path: path.unlink() if path.name == name else None


def nested(opens: str, closes: str, times: int, between: str = "") -> str:
    """A concept with something nested so many times, on line 9 and on."""
    return concept("bad", f"x = {(opens + between) * times}1{closes * times}\n")


BAD = [
    # Not what a file of the bank is.
    Bad("empty", HERE, "", 1, "does not begin"),
    Bad("one newline", HERE, "\n", 1, "does not begin"),
    Bad("blank line first", HERE, "\n" + concept("bad"), 1, "does not begin"),
    Bad("prose", HERE, "# Title\n\nSome prose.\n", 1, "does not begin"),
    Bad("front matter of another tool", HERE, "---\nid: bad\n---\n", 1, "does not begin"),
    Bad("truncated in the front matter", HERE, concept("bad")[:100], 8, "no second line"),
    Bad("truncated in a string", HERE, concept("bad")[:25] + "\n+++\n" + BODY, 3, "TOML"),
    Bad("truncated before the body", HERE, concept("bad").split("## Question")[0], 22, "no section `## Question`"),
    Bad("truncated before the answer", HERE, concept("bad").split("## Answer")[0], 26, "no section `## Answer`"),
    Bad("only front matter", HERE, f"+++\n{front('concept', 'bad')}+++", 9, "no section"),
    Bad("an empty section", HERE, with_("What does an average tell?", ""), 29, "no section `## Question`"),
    Bad("random bytes", HERE, bytes(range(256)) * 20, 2, "UTF-8"),
    Bad("a picture", HERE, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 1, "UTF-8"),
    Bad("NULs", HERE, b"\0" * 1000, 1, "NUL"),
    Bad("a NUL in the body", HERE, concept("bad").replace("average", "aver\0age", 1), 14, "NUL"),
    Bad("Latin-1", HERE, with_("A title", "Schätzer").encode("latin-1"), 3, "UTF-8"),
    Bad("UTF-16", HERE, concept("bad").encode("utf-16"), 1, "UTF-8"),
    Bad("a mistake behind a byte-order mark", HERE, "\ufeff" + with_("level = 2", "level = 9"), 7, "5"),
    Bad("a mistake in lines of Windows", HERE, with_("level = 2", "level = 9").replace("\n", "\r\n"), 7, "5"),
    Bad("lines that end as on an old Mac", HERE, concept("bad").replace("\n", "\r"), 1, "does not begin|TOML"),
    Bad("50 MB", HERE, fifty_megabytes, 1, "50,000,000 bytes"),
    Bad("just too large", HERE, concept("bad") + "x" * 300_000, 1, "bytes"),
    # Not a file at all.
    Bad("a link to a file", HERE, link_to("sound.md"), 1, "link"),
    Bad("a link to a file elsewhere", HERE, link_to("/etc/hostname"), 1, "link"),
    Bad("a link to nothing", HERE, link_to("nothing.md"), 1, "link"),
    Bad("a link to itself", HERE, link_to("bad.md"), 1, "link"),
    Bad("a link to a folder", "concepts/elsewhere", link_to("statistics"), 1, "link"),
    Bad("a link to the folder above", "concepts/statistics/above", link_to(".."), 1, "link"),
    Bad("a link to a folder of problems", "problems/other", link_to("add"), 1, "link"),
    Bad("a link in place of a whole kind", "guides", link_to("cases"), 1, "link"),
    Bad("a folder", HERE, folder, 1, "not a regular file"),
    Bad("a folder in place of an area's file", "concepts/bad.md", folder, 1, "not a regular file"),
    Bad("a named pipe", HERE, fifo, 1, "not a regular file"),
    Bad("a name that is no id", "concepts/statistics/Bad One.md", concept("bad"), 2, "not the file's name"),
    # Not TOML.
    Bad("a missing quote", HERE, with_('"A title"', '"A title'), 3, "TOML"),
    Bad("a missing value", HERE, with_("level = 2", "level ="), 7, "TOML"),
    Bad("a key twice", HERE, with_("level = 2", "level = 2\nlevel = 3"), 8, "TOML"),
    Bad("a table twice", HERE, point("[points.probe]\n[points.probe]"), 21, "TOML"),
    Bad("a number too long", HERE, with_("level = 2", "level = " + "9" * 10_000), 19, "TOML"),
    Bad("a string left open", HERE, with_('title = "A title"', 'title = """A title'), 19, "TOML"),
    Bad("arrays in arrays", HERE, nested("[", "]", 100_000), 9, "deep"),
    Bad("arrays in arrays over lines", HERE, nested("[", "]", 50_000, "\n"), 29, "deep"),
    Bad("tables in tables", HERE, nested("{a=", "}", 50_000), 9, "deep"),
    Bad("arrays never closed", HERE, concept("bad", "x = " + "[" * 200_000 + "\n"), 9, "deep"),
    Bad("dots in a key", HERE, concept("bad", ".".join("a" * 100_000) + " = 1\n"), 9, "dots"),
    Bad("dots in a header", HERE, concept("bad", f"[{'.'.join('a' * 100_000)}]\n"), 9, "dots"),
    Bad("dots in a table's key", HERE, concept("bad", f"x = {{ {' . '.join('a' * 50_000)} = 1 }}\n"), 9, "dots"),
    # Not the schema.
    Bad("no id", HERE, with_('id = "bad"\n', ""), 2, "id"),
    Bad("no title", HERE, with_('title = "A title"\n', ""), 2, "title"),
    Bad("an empty title", HERE, with_('"A title"', '""'), 3, "title"),
    Bad("no areas", HERE, with_('areas = ["statistics"]\n', ""), 2, "areas"),
    Bad("no area in areas", HERE, with_('["statistics"]', "[]"), 6, "areas"),
    Bad("another file's id", HERE, with_('id = "bad"', 'id = "sound"'), 2, "not the file's name"),
    Bad("an id that climbs", HERE, with_('id = "bad"', 'id = "../../bad"'), 2, "`id`"),
    Bad("another kind", HERE, with_('kind = "concept"', 'kind = "case"'), 4, "kind"),
    Bad("a kind as long as a book", HERE, with_('kind = "concept"', f'kind = "{"x" * 250_000}"'), 4, "kind"),
    Bad("an unknown field", HERE, with_("level = 2", 'level = 2\ncolour = "red"'), 8, "colour"),
    Bad("a path of its own", HERE, with_("level = 2", 'level = 2\npath = "/etc/passwd"'), 8, "path"),
    Bad("a question in the front matter", HERE, with_("level = 2", 'level = 2\nquestion = "?"'), 8, "question"),
    Bad("a title that is a date", HERE, with_('"A title"', "1979-05-27"), 3, "title"),
    Bad("a title that is a table", HERE, with_('title = "A title"', "title = { a = 1 }"), 3, "title"),
    Bad("tags that are a word", HERE, with_('["t"]', '"t"'), 5, "tags"),
    Bad("tags that are numbers", HERE, with_('["t"]', '["t", 2]'), 5, "tags"),
    Bad("a level that is a word", HERE, with_("level = 2", 'level = "2"'), 7, "level"),
    Bad("a level that is true", HERE, with_("level = 2", "level = true"), 7, "level"),
    Bad("a level out of range", HERE, with_("level = 2", "level = 6"), 7, "level"),
    Bad("a length that is no number", HERE, with_("minutes = 5", "minutes = nan"), 8, "minutes"),
    Bad("no time at all", HERE, with_("minutes = 5", "minutes = 0"), 8, "minutes"),
    Bad("hints in hints", HERE, with_("level = 2", 'level = 2\nhints = [["a"]]'), 8, "hints"),
    Bad("points that are a table", HERE, concept("bad", "[points]\nid = 1\n"), 9, "points"),
    Bad("points that are words", HERE, concept("bad", 'points = ["a"]\n'), 9, "points"),
    Bad("a point without what it says", HERE, with_('says = "Its error falls with the root of n."\n', ""), 17, "says"),
    Bad("two points of one id", HERE, with_('id = "spread"', 'id = "mean"'), 18, "stands 2 times"),
    Bad("a point's unknown kind", HERE, point('kind = "nice"'), 20, "kind"),
    Bad("a weight below zero", HERE, point("weight = -1"), 20, "weight"),
    Bad("an infinite weight", HERE, point("weight = inf"), 20, "weight"),
    Bad("terms in one list", HERE, point('terms = ["a", "b"]'), 20, "terms"),
    Bad("a probe without answers", HERE, point('probe = { ask = "Is it?", accept = [] }'), 20, "probe"),
    Bad("a trap that refutes nothing", HERE, point('kind = "trap"\nrefutes = "nowhere"'), 21, "nowhere"),
    Bad("a follow-up to nothing", HERE, point('[[follow_ups]]\npoint = "nowhere"\nask = "?"'), 21, "nowhere"),
    Bad("an example of nothing", HERE, point('[[examples]]\nband = "weak"\nanswer = ""\nlacks = ["x"]'), 20, "`x`"),
    Bad("an example of no band", HERE, point('[[examples]]\nband = "superb"\nanswer = ""'), 21, "band"),
    # The other kinds.
    Bad("a case without facts", "cases/bad.md", markdown("case", "bad", POINTS), 2, "facts"),
    Bad(
        "two facts of one id",
        "cases/bad.md",
        markdown("case", "bad", '[[facts]]\nid = "f"\nasked = ["a", "b"]\nsays = "s"\ndecides = "d"\n' * 2),
        15,
        "stands 2 times",
    ),
    Bad(
        "a prompt for no point",
        "guides/bad.md",
        markdown("guide", "bad", '[[prompts]]\nid = "a"\nask = "?"\npoints = ["nowhere"]\n'),
        12,
        "nowhere",
    ),
    Bad(
        "a principle that is not there",
        "behavioural/bad.md",
        markdown("behavioural", "bad", 'principles = ["kindness"]\n'),
        9,
        "kindness",
    ),
    Bad(
        "a question that overlaps with none",
        "concepts/x/bad.md",
        concept("bad", 'overlaps = ["nowhere"]\n'),
        9,
        "nowhere",
    ),
    Bad(
        "a question that overlaps with itself", "concepts/x/bad.md", concept("bad", 'overlaps = ["bad"]\n'), 9, "other"
    ),
    Bad("no principles", "behavioural/bad.md", markdown("behavioural", "bad", "principles = []\n"), 9, "principles"),
    Bad(
        "a principle without cues",
        "principles/bad.md",
        PRINCIPLE.replace('"ownership"', '"bad"').replace('["a phrase", "another", "a third"]', "[]"),
        5,
        "cues",
    ),
    Bad("a derivation of nothing", "derivations/bad.md", derivation("dims = {}\nsymbols = []\n"), 10, "symbols"),
    Bad("a dimension that is a word", "derivations/bad.md", derivation('dims = { n = "n" }\n'), 9, "symbols|dims"),
    Bad("a preferred id that climbs", "loops/bad.toml", loop('["sound"]', '["../../secret"]'), 18, "prefer"),
    Bad("a preferred id that is not there", "loops/bad.toml", loop('["sound"]', '["nowhere"]'), 18, "nowhere"),
    Bad("an interviewer who is not there", "loops/bad.toml", loop('["somebody"]', '["nobody"]'), 12, "nobody"),
    Bad("segments longer than their round", "loops/bad.toml", loop("minutes = 10", "minutes = 5"), 7, "10 of"),
    Bad("a loop without rounds", "loops/bad.toml", LOOP.split("[[rounds]]")[0].replace("tiny", "bad"), 1, "rounds"),
    Bad(
        "warmth beyond measure",
        "interviewers/bad.toml",
        INTERVIEWER.replace('id = "somebody"', 'id = "bad"').replace("warmth = 0.5", "warmth = 5"),
        7,
        "warmth",
    ),
    # Problems, which are folders.
    Bad("a problem without its file", "problems/bad/problem.toml", lambda path: folder(path.parent), 1, "No such file"),
    Bad("a problem without a reference", "problems/add/reference.py", without("reference.py"), 1, "missing", 1),
    Bad("a folder as a statement", "problems/add/statement.md", lambda p: (p.unlink(), folder(p)), 1, "missing", 1),
    Bad("a pipe as a starter", "problems/add/starter.py", lambda p: (p.unlink(), fifo(p)), 1, "missing", 1),
    Bad("a reference of bytes", "problems/add/reference.py", b"x = 1\n\xff\xfe", 2, "UTF-8", 1),
    Bad("inputs of 50 MB", "problems/add/inputs.py", fifty_megabytes, 1, "50,000,000 bytes", 1),
    Bad("a link among mutants", "problems/add/mutants/x.py", link_to("/etc/hostname"), 1, "link", 1),
    Bad("a link as inputs", "problems/add/inputs.py", lambda p: (p.unlink(), p.symlink_to("brute.py")), 1, "link", 1),
    Bad(
        "a function that is no name",
        "problems/add/problem.toml",
        front("problem", "add", 'function = "a b"\nsignature = "s"\n'),
        8,
        "function",
        1,
    ),
    # Two files of one id.
    Bad("one id in two areas", "concepts/zoo/sound.md", concept("sound"), 1, "taken by"),
    Bad("one id of two kinds", "guides/sound.md", markdown("guide", "sound"), 1, "taken by"),
]


def test_there_are_enough_of_them_and_each_is_another() -> None:
    assert len({bad.name for bad in BAD}) == len(BAD) >= 60


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_it_is_told_with_its_line_and_the_way_out_and_the_rest_loads(bad: Bad, tmp_path: Path) -> None:
    root = sound_bank(tmp_path / "bank")
    path = root / bad.place
    bad.makes(path) if callable(bad.makes) else write(root, bad.place, bad.makes)
    began = time.perf_counter()
    bank = Bank([root])
    items = bank.all()
    took = time.perf_counter() - began
    told = [mistake for mistake in bank.mistakes if mistake.path == path]
    assert len(told) == len(bank.mistakes) == 1, bank.mistakes
    assert (told[0].line, bool(told[0].way_out)) == (bad.line, True), told[0]
    assert re.search(bad.says, told[0].says), told[0].says
    assert len(str(told[0])) < 1000
    assert len(items) == SOUND - bad.lost
    assert took < SECONDS


def test_all_of_them_at_once_hide_none_of_the_sound(tmp_path: Path) -> None:
    """Each under a name of its own, where its place allows one."""
    root = sound_bank(tmp_path / "bank")
    spoilt = [bad for bad in BAD if bad.place == HERE and not callable(bad.makes)]
    for number, bad in enumerate(spoilt):
        assert not callable(bad.makes)
        write(root, f"concepts/statistics/bad-{number}.md", bad.makes)
    bank = Bank([root])
    assert len(bank.all()) == SOUND
    assert len(bank.mistakes) == len(spoilt)


def test_a_name_that_is_not_utf_8_is_told_in_text_that_can_be_printed(tmp_path: Path) -> None:
    root = sound_bank(tmp_path / "bank")
    write(root, os.fsdecode(b"cases/\xff.md"), markdown("case", "bad", "facts = []\n"))
    bank = Bank([root])
    assert len(bank.all()) == SOUND
    assert str(bank.mistakes[0]).encode().decode() == f"{root}/cases/?.md:1: has a name that is not UTF-8 (rename it)"


@pytest.mark.parametrize("place", ["concepts/statistics/bad.md", "concepts/closed", "problems/add"])
def test_what_may_not_be_read_is_told_and_hides_nothing(place: str) -> None:
    """As somebody without rights: root, who may read everything, becomes nobody in a child."""
    with tempfile.TemporaryDirectory() as folder_:
        Path(folder_).chmod(0o755)
        root = sound_bank(Path(folder_) / "bank")
        path = root / place
        write(root, place, concept("bad")) if path.suffix else path.mkdir(exist_ok=True)
        path.chmod(0)
        if not (child := os.fork()):
            try:
                os._exit(not _told_as_nobody(root, path))
            finally:
                os._exit(2)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        path.chmod(0o700)


def _told_as_nobody(root: Path, path: Path) -> bool:
    with contextlib.suppress(PermissionError):  # whoever is not root has no rights to give up
        os.setuid(65534)
    bank = Bank([root])
    found = len(bank.all())
    told = [mistake for mistake in bank.mistakes if mistake.path.is_relative_to(path) and mistake.way_out]
    return found == SOUND - (path.parent.name == "problems") and len(told) == len(bank.mistakes) == 1
