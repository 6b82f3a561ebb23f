"""The app over a database and a bank of its own: one loop with a hostile question, a derivation and a problem."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, event
from starlette.testclient import TestClient

from superday.bank import open_bank
from superday.store import open_database
from superday.web.app import make_app

OURS = "http://127.0.0.1"

HOSTILE = '<script>alert(1)</script></script><img src=x onerror="alert(2)">'

CONCEPT = f"""+++
id = "hostile"
title = 'Hostile {HOSTILE}'
kind = "concept"
tags = ["mine"]
areas = ["optimisation"]
level = 4
minutes = 2
loops = ["small"]
hints = ['A hint {HOSTILE}']

[[points]]
id = "secret"
says = 'SECRET-POINT {HOSTILE}'
kind = "must"
wordings = ["SECRET-WORDING of the point", "another way to put it", "a third way to put it"]
terms = [["zebra"], ["stripes"]]
probe = {{ ask = "What has stripes?", accept = ["SECRET-ACCEPTED"], reject = ["horse"] }}

[[points]]
id = "lure"
says = "SECRET-TRAP"
kind = "trap"
wordings = ["horses have stripes", "a horse is striped", "all horses are striped"]
terms = [["horse"], ["stripes"]]
+++

## Question

Tell me of stripes. {HOSTILE} [press](javascript:alert(3)) <b>raw</b> and $</sd-math>{HOSTILE}$.

## Answer

SECRET-ANSWER {HOSTILE}
"""

LOOP = """id = "small"
kind = "loop"
title = "A small loop"
level = "any"
about = "For tests."
bar = 0.5

[[rounds]]
id = "words"
title = "Words"
kind = "breadth"
minutes = 30
interviewers = ["optimiser"]
[[rounds.segments]]
id = "said"
title = "Said"
asks = "concept"
minutes = 20
prefer = ["hostile"]
[[rounds.segments]]
id = "derived"
title = "Derived"
asks = "derivation"
minutes = 10
prefer = ["logistic-gradient"]

[[rounds]]
id = "code"
title = "Code"
kind = "coding"
minutes = 30
interviewers = ["systems-engineer"]
[[rounds.segments]]
id = "written"
title = "Written"
asks = "problem"
minutes = 30
prefer = ["pair-sum"]
"""

ACCEPTED = """def pair_sum(nums, target):
    nearest, found = {}, None
    for i in range(len(nums) - 1, -1, -1):
        if target - nums[i] in nearest:
            found = (i, nearest[target - nums[i]])
        nearest[nums[i]] = i
    return found
"""


@pytest.fixture
def own_bank(home: Path) -> Path:
    """The person's own bank with the small loop."""
    (home / "bank/concepts/mine").mkdir(parents=True)
    (home / "bank/loops").mkdir()
    (home / "bank/concepts/mine/hostile.md").write_text(CONCEPT)
    (home / "bank/loops/small.toml").write_text(LOOP)
    return home / "bank"


@pytest.fixture
def client(home: Path, own_bank: Path) -> Iterator[TestClient]:
    """A browser without scripts, on a running app."""
    with TestClient(make_app(open_database(home), open_bank()), base_url=OURS) as running:
        yield running


class Visitor:
    """Someone in the room of one rehearsal, who sends what the page's forms send."""

    def __init__(self, client: TestClient):
        self.client = client
        self.token: str = client.app.state.token  # type: ignore[attr-defined]
        began = client.post("/rehearsals", data={"token": self.token, "loop": "small", "seed": "1"})
        assert began.status_code == 200, began.text
        self.at = began.url.path
        self.id = self.at.rsplit("/", 1)[1]

    def page(self) -> str:
        """What the room shows."""
        return self.client.get(self.at).text

    def slot(self) -> str:
        """The answer box that is open."""
        found: str = self.client.get(f"{self.at}/clock").json()["slot"]
        return found

    def move(self, name: str, text: str = "", slot: str | None = None, htmx: bool = True) -> str:
        """The panel after a move."""
        form = {"token": self.token, "text": text, "slot": self.slot() if slot is None else slot}
        answer = self.client.post(f"{self.at}/moves/{name}", data=form, headers={"HX-Request": "true"} if htmx else {})
        assert answer.status_code == 200, answer.text
        return answer.text

    def keep(self, slot: str, text: str, version: int) -> dict[str, object]:
        """Save a draft."""
        sent = self.client.put(
            f"{self.at}/drafts/{slot}",
            json={"version": version, "text": text},
            headers={"X-Superday-Token": self.token},
        )
        assert sent.status_code == 200, sent.text
        kept: dict[str, object] = sent.json()
        return kept

    def to_coding(self) -> None:
        """Skip all that comes before the problem."""
        while "pair" not in self.client.app.state.rooms.get(self.id).view().question_id:  # type: ignore[attr-defined]
            self.move("begin" if not self.slot() else "skip")

    def finish(self) -> None:
        """Skip whatever is still to come."""
        for _ in range(60):
            if self.client.get(self.at, follow_redirects=False).status_code == 303:
                return
            self.move("skip" if self.slot() else "begin")
        raise AssertionError("the loop does not end")

    def run(self, code: str, kind: str = "run") -> str:
        """Hand code (or tests, of the kind ``tests``) to the judge; the address of the verdict's stream."""
        form = {"token": self.token, "text": code, "kind": kind, "slot": self.slot()}
        answer = self.client.post(f"{self.at}/runs", data=form, headers={"HX-Request": "true"})
        assert answer.status_code == 200, answer.text
        found = re.search(r'src="([^"]+)"', answer.text)
        assert found
        return found[1]


@pytest.fixture
def visitor(client: TestClient) -> Visitor:
    """Someone before the first round of the small loop."""
    return Visitor(client)


@pytest.fixture
def full_disk(client: TestClient) -> Iterator[None]:
    """The data file can grow no further."""
    engine = client.app.state.engine  # type: ignore[attr-defined]
    pages = [1]

    @event.listens_for(engine, "begin")
    def limit(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages[0]}")

    yield
    pages[0] = 2**30
    with engine.connect():
        event.remove(engine, "begin", limit)
