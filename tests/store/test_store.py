"""What is kept: durable, append-only, migrated with a backup, and clear about what cannot be opened."""

import os
import sqlite3
import stat
import time
import uuid
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from superday.errors import BadInput, CannotDo
from superday.store import Conflict, Drafts, EventLog, Runs, Summary, database, migrate, open_database
from superday.store.database import HEAD, NAME, back_up, check
from superday.store.ids import new_id
from superday.store.tables import METADATA


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def engine(folder: Path) -> Engine:
    return open_database(folder)


@pytest.fixture
def log(engine: Engine) -> EventLog:
    log = EventLog(engine)
    log.create("s", "tiny", 1.0, "first", status="open", place="not begun")
    return log


def append(log: EventLog, after: int, *bodies: str, status: str = "open", asked: tuple[str, ...] = ()) -> None:
    log.append("s", after, bodies, 2.0, status=status, place="Breadth", asked=asked)


def test_what_was_appended_is_there_for_the_next_process(log: EventLog, folder: Path) -> None:
    append(log, 1, "a", "b")
    append(log, 3, "c")
    again = EventLog(open_database(folder))
    assert [(one.seq, one.body) for one in again.events("s")] == [(1, "first"), (2, "a"), (3, "b"), (4, "c")]
    assert [one.body for one in again.events("s", after=3)] == ["c"]


def test_two_who_append_at_the_same_place_conflict_and_the_first_stands(log: EventLog) -> None:
    append(log, 1, "theirs")
    with pytest.raises(Conflict):
        append(log, 1, "ours", status="finished", asked=("q",))
    assert [one.body for one in log.events("s")] == ["first", "theirs"]
    assert log.session("s") == Summary("s", "tiny", 1.0, "open", "Breadth", 2.0)
    assert log.asked() == set()


@pytest.mark.parametrize("change", ["UPDATE events SET body = 'x'", "DELETE FROM events"])
def test_the_log_can_only_grow(log: EventLog, engine: Engine, change: str) -> None:
    append(log, 1, "a")
    with pytest.raises(IntegrityError, match="append-only"), engine.begin() as connection:
        connection.execute(text(change))
    assert [one.body for one in log.events("s")] == ["first", "a"]


def test_projections_follow_the_events(log: EventLog) -> None:
    append(log, 1, "a", asked=("q1", "q2"))
    append(log, 2, "b", status="finished", asked=("q2",))
    log.create("later", "tiny", 5.0, "first", status="open", place="")
    assert [session.id for session in log.sessions()] == ["later", "s"]
    assert log.session("s") == Summary("s", "tiny", 1.0, "finished", "Breadth", 2.0)
    assert log.asked() == log.asked_in("s") == {"q1", "q2"}
    assert log.session("nobody") is None


def test_a_commit_reaches_the_disk_before_it_returns(engine: Engine) -> None:
    with engine.connect() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys")
        assert [connection.execute(text(f"PRAGMA {name}")).scalar() for name in asked] == ["wal", 2, 1]


def test_events_need_a_session(engine: Engine) -> None:
    with pytest.raises(Conflict):
        EventLog(engine).append("nobody", 0, ["a"], 0.0, status="open", place="")


@given(saves=st.permutations(range(1, 8)))
def test_the_newest_draft_wins_in_whatever_order_they_arrive(store: Engine, saves: list[int]) -> None:
    drafts, slot = Drafts(store), new_id()
    assert drafts.get("s", slot) == (0, "")
    for arrived, version in enumerate(saves, 1):
        newest = max(saves[:arrived])
        assert drafts.put("s", slot, f"text {version}", version) == (newest, f"text {newest}")
    assert drafts.get("s", slot) == (7, "text 7")


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    engine = open_database(tmp_path_factory.mktemp("drafts"))
    EventLog(engine).create("s", "tiny", 1.0, "first", status="open", place="")
    return engine


def test_a_run_waits_until_it_is_judged_and_its_rows_can_be_read_again(log: EventLog, engine: Engine) -> None:
    runs = Runs(engine)
    run = runs.ask("s", "0.0.0", "submit", "print()")
    later = runs.ask("s", "0.0.1", "run", "")
    assert [one.id for one in runs.waiting()] == [run.id, later.id]
    assert [runs.add_row(run.id, "test", body) for body in ("1", "2", "3")] == [1, 2, 3]
    assert [row.body for row in runs.rows(run.id, after=1)] == ["2", "3"]
    runs.finish(run.id)
    assert [one.id for one in runs.waiting()] == [later.id]
    assert runs.get(run.id) == runs.latest("s", "0.0.0") == run._replace(status="done")
    assert runs.get("nobody") is runs.latest("s", "nowhere") is None


def test_the_newest_schema_is_alembics_head() -> None:
    from alembic.script import ScriptDirectory

    assert ScriptDirectory.from_config(migrate.configuration()).get_current_head() == HEAD


def test_the_migrations_leave_the_tables_that_the_code_uses(engine: Engine) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


AFTER = f"{int(HEAD) + 1:04d}"
NEXT = """revision = "{after}"
down_revision = "{head}"
from alembic import op


def upgrade():
    op.execute("CREATE TABLE added (id INTEGER)")
    {then}
"""


def _with_a_next_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str) -> None:
    """As the next version would have it: one migration more."""
    config = migrate.configuration()
    ours = Path(migrate.__file__).parent / "migrations" / "versions"
    theirs = tmp_path / "versions"
    theirs.mkdir()
    (theirs / f"m{AFTER}.py").write_text(NEXT.format(after=AFTER, head=HEAD, then=then))
    config.set_main_option("version_locations", f"{ours} {theirs}")
    config.set_main_option("path_separator", "space")
    monkeypatch.setattr(migrate, "configuration", lambda: config)
    monkeypatch.setattr(database, "HEAD", AFTER)


def test_before_a_migration_a_private_backup_is_made(
    log: EventLog, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(log, 1, "a")
    _with_a_next_migration(tmp_path, monkeypatch, "pass")
    engine = open_database(folder)
    assert check(engine) == []
    assert [one.body for one in EventLog(engine).events("s")] == ["first", "a"]
    backup = folder / f"{NAME}.before-{AFTER}"
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with sqlite3.connect(backup) as kept:
        assert kept.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
        assert kept.execute("SELECT body FROM events").fetchall() == [("first",), ("a",)]


def test_a_migration_that_fails_changes_nothing(
    log: EventLog, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with_a_next_migration(tmp_path, monkeypatch, "raise ZeroDivisionError")
    with pytest.raises(ZeroDivisionError):
        open_database(folder)
    with sqlite3.connect(folder / NAME) as kept:
        assert kept.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
        assert kept.execute("SELECT name FROM sqlite_master WHERE name = 'added'").fetchall() == []


def test_what_is_kept_is_the_persons_own(engine: Engine, log: EventLog, folder: Path) -> None:
    append(log, 1, "a")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_a_backup_of_a_database_in_use_is_whole(engine: Engine, log: EventLog, tmp_path: Path) -> None:
    append(log, 1, "a")
    back_up(Path(str(engine.url.database)), tmp_path / "copy")
    with sqlite3.connect(tmp_path / "copy") as kept:
        assert kept.execute("SELECT body FROM events").fetchall() == [("first",), ("a",)]


@pytest.mark.parametrize("content", [b"not a database, " * 100, b"SQLite format 3\0" + b"\xff" * 4000, b"\0" * 5000])
def test_a_file_that_is_no_database_is_refused_with_a_way_out(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / NAME).write_bytes(content)
    with pytest.raises(BadInput) as told:
        open_database(folder)
    assert told.value.path == folder / NAME
    assert "move it away" in told.value.way_out
    assert (folder / NAME).read_bytes() == content


def test_a_newer_schema_is_refused_and_left_alone(folder: Path) -> None:
    engine = open_database(folder)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(BadInput, match="newer superday"):
        open_database(folder)


def _a_file(folder: Path) -> None:
    folder.write_text("")


def _a_folder_in_its_place(folder: Path) -> None:
    (folder / NAME).mkdir(parents=True)


def _a_link_to_itself(folder: Path) -> None:
    folder.symlink_to(folder)


def _below_a_file(folder: Path) -> None:
    folder.mkdir()
    (folder / NAME).symlink_to(Path("/dev/null/x"))


@pytest.mark.parametrize("spoil", [_a_file, _a_folder_in_its_place, _a_link_to_itself, _below_a_file])
def test_a_folder_that_cannot_be_written_is_told_with_a_way_out(folder: Path, spoil: object) -> None:
    assert callable(spoil)
    spoil(folder)
    with pytest.raises(CannotDo, match="SUPERDAY_HOME"):
        open_database(folder)


def test_ids_are_uuids_of_version_7_that_sort_by_time() -> None:
    ids = []
    for _ in range(50):
        ids.append(new_id())
        time.sleep(0.002)
    assert ids == sorted(ids)
    for one in map(uuid.UUID, ids):
        assert (one.version, one.variant) == (7, uuid.RFC_4122)
    milliseconds = uuid.UUID(ids[-1]).int >> 80
    assert abs(milliseconds - time.time() * 1000) < 10_000


def test_ids_of_one_moment_differ() -> None:
    assert len({new_id() for _ in range(2000)}) == 2000


def test_two_processes_that_open_a_new_folder_at_once_both_can(folder: Path) -> None:
    children = []
    for _ in range(4):
        if not (child := os.fork()):
            status = 1
            try:
                status = 0 if check(open_database(folder)) == [] else 2
            finally:
                os._exit(status)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 4
