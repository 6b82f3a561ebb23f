"""What is kept: replies that were paid for, changes before they are shown, and never the key."""

import stat
from pathlib import Path

import msgspec
import pytest
from servers import LONGER, RUBRIC, SECRET, SURE, VAGUE, default, opinion, outcomes, says, serving, settings

from superday.language import changes
from superday.language.reader import Reader
from superday.rubric.model import Rubric

TALK = f"{SURE} {VAGUE}"
COVERED = says(("noise", "covered", VAGUE))
MISSING = says(("noise", "missing", ""))


def test_grading_again_is_free_and_says_so():
    with serving(COVERED) as server:
        first = opinion(server.url, TALK)
        again = opinion(server.url, TALK)
    assert len(server.got) == 1
    assert again.findings == first.findings
    assert (first.from_cache, again.from_cache, again.sent) == (False, True, False)
    assert "from the cache; nothing was sent" in again.told()


def test_another_answer_rubric_model_or_server_is_asked_anew():
    with serving(COVERED) as server, serving(COVERED) as other:
        opinion(server.url, TALK)
        opinion(server.url, TALK + " Yes.")
        opinion(other.url, TALK)
        base = opinion(server.url, TALK)
        larger = msgspec.structs.replace(settings(server.url), model="other-model")
        Reader(larger).read("mini-batch", RUBRIC, TALK, default(TALK))
        changed = Rubric(RUBRIC.question + " Please.", RUBRIC.points)
        Reader(settings(server.url)).read("mini-batch", changed, TALK, default(TALK))
    assert base.from_cache
    assert (len(server.got), len(other.got)) == (4, 1)


def test_a_reply_that_cannot_be_read_is_asked_for_again(home: Path):
    with serving(COVERED) as server:
        opinion(server.url, TALK)
        for path in (home / "language/replies").iterdir():
            path.write_bytes(b'{"judged": [{')
        assert opinion(server.url, TALK).sent
    assert len(server.got) == 2


def test_a_change_is_on_disk_with_when_which_and_whose():
    with serving(COVERED) as server:
        found = opinion(server.url, TALK)
    (change,) = changes("mini-batch", TALK)
    assert [change] == found.changed
    assert (change.point, change.before, change.after, change.model) == ("noise", "unclear", "covered", "test-model")
    assert len(change.answer) == 64 and change.at > 1e9
    assert changes("mini-batch", LONGER) == changes("elsewhere") == []


def test_only_what_differs_from_the_last_time_is_a_change():
    with serving(COVERED) as server:
        opinion(server.url, TALK)
        assert opinion(server.url, TALK).changed == []
    with serving(MISSING) as server:
        assert [(c.before, c.after) for c in opinion(server.url, TALK).changed] == [("covered", "missing")]
    gone = opinion("http://127.0.0.1:1/v1", TALK)  # nobody there: the words decide again
    assert [(c.before, c.after, c.model) for c in gone.changed] == [("missing", "unclear", "")]
    assert [c.after for c in changes("mini-batch", TALK)] == ["covered", "missing", "unclear"]


def test_a_line_cut_off_by_a_crash_hides_no_other(home: Path):
    with serving(COVERED) as server:
        opinion(server.url, TALK)
    path = home / "language/history/mini-batch.jsonl"
    path.write_bytes(path.read_bytes() + b'{"at": 17')
    with serving(MISSING) as server:
        opinion(server.url, TALK)
    assert [c.after for c in changes("mini-batch", TALK)] == ["covered", "missing"]


def test_a_change_that_cannot_be_kept_is_not_shown(home: Path):
    (home / "language").mkdir(parents=True)
    (home / "language/history").write_text("a file where a folder should be")
    with serving(COVERED) as server:
        found = opinion(server.url, TALK)
    assert found.findings == default(TALK)
    assert "cannot be kept" in found.fell_back


def test_a_cache_that_cannot_be_written_only_costs_again(home: Path):
    (home / "language").mkdir(parents=True)
    (home / "language/replies").write_text("a file where a folder should be")
    with serving(COVERED) as server:
        assert outcomes(opinion(server.url, TALK).findings)["noise"] == "covered"
        assert opinion(server.url, TALK).sent


def test_what_is_kept_is_for_its_owner_alone_and_holds_no_key(home: Path, capfd: pytest.CaptureFixture[str]):
    with serving(COVERED) as server:
        found = opinion(server.url, TALK)
    kept = [path for path in home.rglob("*") if path.is_file()]
    assert len(kept) == 2
    assert {stat.S_IMODE(one.stat().st_mode) for one in (home, *home.rglob("*")) if one.is_dir()} == {0o700}
    for path in kept:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert SECRET.encode() not in path.read_bytes()
    assert SECRET not in repr(found) + found.told() + "".join(capfd.readouterr())


def test_a_cost_is_told_where_the_person_named_prices_and_only_there():
    with serving(COVERED) as server:
        priced = opinion(server.url, TALK, price_in=2.0, price_out=10.0)
        assert priced.cost == pytest.approx((700 * 2 + 90 * 10) / 1e6)
        assert "700 tokens in and 90 out, cost 0.002300 at your prices" in priced.told()
        unpriced = opinion(server.url, TALK + " Yes.", price_in=2.0)
        assert unpriced.cost is None
        assert "cost" not in unpriced.told()
