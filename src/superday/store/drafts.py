"""What a person has typed but not yet said.  The newer of the server's and the browser's text wins."""

import time
from typing import NamedTuple

from sqlalchemy import Engine, select
from sqlalchemy.dialects.sqlite import insert as upsert

from superday.store.tables import DRAFTS


class Draft(NamedTuple):
    """The text of one slot; ``version`` grows with each save."""

    version: int
    text: str


class Drafts:
    """Drafts by session and slot (a slot is one answer box)."""

    def __init__(self, engine: Engine):
        self._engine = engine

    def get(self, session: str, slot: str) -> Draft:
        """The draft, empty at version 0 if nothing was typed."""
        with self._engine.connect() as connection:
            wanted = select(DRAFTS.c.version, DRAFTS.c.text).where(DRAFTS.c.session == session, DRAFTS.c.slot == slot)
            row = connection.execute(wanted).first()
            return Draft(0, "") if row is None else Draft(*row)

    def put(self, session: str, slot: str, text: str, version: int) -> Draft:
        """Save ``text`` if ``version`` is newer than what is kept; return what is kept now."""
        row = {"session": session, "slot": slot, "version": version, "text": text, "saved_at": time.time()}
        statement = upsert(DRAFTS).values(row)
        newer = statement.on_conflict_do_update(
            index_elements=["session", "slot"],
            set_={"version": version, "text": text, "saved_at": row["saved_at"]},
            where=DRAFTS.c.version < version,
        )
        with self._engine.begin() as connection:
            connection.execute(newer)
        return self.get(session, slot)
