"""Open the one SQLite file: durable settings, and the newest schema before anyone reads."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError, OperationalError

from superday.errors import BadInput, CannotDo

NAME = "superday.sqlite3"
HEAD = "0003"  # the newest migration: a test holds it to Alembic's own answer


def open_database(folder: Path) -> Engine:
    """The database in ``folder``, created or migrated as needed (a backup of it is made before).

    Raises:
        BadInput: the file is not a database, or a newer superday wrote it.
        CannotDo: the folder cannot be written.
    """
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)  # SQLite gives its -wal and -shm files the same mode
        engine = _engine(path)
        _bring_up(engine, path)
    except OSError as error:
        raise CannotDo(f"cannot write in {folder} ({error.strerror}); set SUPERDAY_HOME to a folder you own") from error
    except OperationalError as error:
        raise CannotDo(f"cannot open {path} ({error.orig}); set SUPERDAY_HOME to a folder you own") from error
    except DatabaseError as error:
        way_out = "move it away, or put a backup (*.before-*) in its place"
        raise BadInput(f"is not a sound SQLite database: {error.orig}", path=path, way_out=way_out) from error
    return engine


def _engine(path: Path) -> Engine:
    # Python's sqlite3 opens no transaction before DDL: we begin every one ourselves, migrations included.
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 5, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _bring_up(engine: Engine, path: Path) -> None:
    version = _version(engine)
    if version == HEAD:
        return
    if version is not None and version > HEAD:
        raise BadInput("was written by a newer superday", path=path, way_out="install that version again")
    if version is not None:
        back_up(path, path.with_name(f"{path.name}.before-{HEAD}"))
    # Alembic is a third of a second to import: only a new or an old file needs it.
    from superday.store.migrate import migrate

    migrate(engine)


def _version(engine: Engine) -> str | None:
    with engine.connect() as connection:
        known = connection.execute(text("SELECT name FROM sqlite_master WHERE name = 'alembic_version'")).first()
        found = connection.execute(text("SELECT version_num FROM alembic_version")).first() if known else None
        return None if found is None else str(found[0])


def back_up(source: Path, target: Path) -> None:
    """Copy a database that may be in use into ``target``, whole and consistent."""
    target.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as from_, closing(sqlite3.connect(target)) as to:
        from_.backup(to)


def check(engine: Engine) -> list[str]:
    """What SQLite finds wrong with the file; empty when it is sound."""
    with engine.connect() as connection:
        found = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check"))]
        found += [str(tuple(row)) for row in connection.execute(text("PRAGMA foreign_key_check"))]
    return [] if found == ["ok"] else found
