"""Nobody but this machine's own pages may talk to the app.  Covers every route there is, by the route table."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from superday.store.tables import METADATA
from superday.web.app import ROUTES
from superday.web.room import MOVES
from superday.web.security import LARGEST_BODY, SAFE
from tests.web.conftest import OURS, Visitor

EVIL = "http://evil.example"
# What an attacker changes of a request that would otherwise be right.
FROM_ELSEWHERE = {
    "foreign Host": {"host": "evil.example"},
    "Host with our name in it": {"host": "127.0.0.1.evil.example"},
    "DNS rebinding": {"host": "evil.example", "origin": EVIL, "sec-fetch-site": "same-origin"},
    "foreign Origin": {"origin": EVIL},
    "malformed Origin": {"origin": "http://["},
    "Origin of another local app": {"origin": f"{OURS}:9999"},
    "opaque Origin": {"origin": "null"},
    "another site": {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"},
    "another local app": {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"},
}
CHANGING = {
    "link from another site": {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"},
    "missing token": {"x-superday-token": ""},
    "wrong token": {"x-superday-token": "x" * 32},
}


def addresses() -> Iterator[tuple[str, str]]:
    """Every method of every route, its parameters still in braces; every move is an address of its own."""
    for route in ROUTES:
        if isinstance(route, Mount):
            yield "GET", f"{route.path}/bundle/app.css"
            continue
        assert isinstance(route, Route), "say here what a request to this kind of route looks like"
        paths = [route.path.replace("{move}", move) for move in MOVES] if "{move}" in route.path else [route.path]
        yield from ((method, path) for path in paths for method in sorted({*(route.methods or ()), "POST", "DELETE"}))


ADDRESSES = sorted(set(addresses()))


@pytest.fixture
def paused(visitor: Visitor) -> Visitor:
    """Someone whose clock stands still, so that nothing changes by itself, with a run in the coding round."""
    visitor.to_coding()
    visitor.run_at = visitor.run("pass")  # type: ignore[attr-defined]
    visitor.client.get(visitor.run_at)  # type: ignore[attr-defined]
    visitor.move("pause")
    return visitor


def everything(client: TestClient) -> dict[str, list[tuple[object, ...]]]:
    with client.app.state.engine.connect() as connection:  # type: ignore[attr-defined]
        return {
            table.name: [tuple(row) for row in connection.execute(select(table))] for table in METADATA.sorted_tables
        }


def fill(path: str, visitor: Visitor) -> str:
    known = {"id": visitor.id, "slot": visitor.slot(), "run": visitor.run_at.rsplit("/", 1)[1]}  # type: ignore[attr-defined]
    return re.sub(r"{(\w+)(:\w+)?}", lambda found: known.get(found[1], "x"), path)


def test_the_table_has_the_routes_that_change_things() -> None:
    assert ("POST", "/rehearsals") in ADDRESSES and ("PUT", "/rehearsals/{id}/drafts/{slot}") in ADDRESSES


def test_every_route_refuses_everyone_else_and_changes_nothing(paused: Visitor) -> None:
    before = everything(paused.client)
    accepted = []
    for method, path in ADDRESSES:
        address, right = fill(path, paused), {"x-superday-token": paused.token}
        attacks = FROM_ELSEWHERE if method in SAFE else FROM_ELSEWHERE | CHANGING
        for name, changed in attacks.items():
            answer = paused.client.request(method, address, headers=right | changed, follow_redirects=False)
            accepted += [] if answer.status_code == 403 else [f"{name}: {method} {path} -> {answer.status_code}"]
    assert accepted == []
    assert everything(paused.client) == before


def test_every_route_refuses_a_body_larger_than_any_answer(paused: Visitor) -> None:
    before = everything(paused.client)
    large = b"text=" + b"x" * LARGEST_BODY
    for method, path in ADDRESSES:
        if method not in SAFE:
            headers = {"x-superday-token": paused.token, "content-type": "application/x-www-form-urlencoded"}
            answer = paused.client.request(method, fill(path, paused), content=large, headers=headers)
            assert answer.status_code == 413 and "too long" in answer.text, (method, path)
            assert paused.token not in answer.text
    assert everything(paused.client) == before


def test_the_same_requests_from_a_page_of_ours_are_served(paused: Visitor) -> None:
    right = {"x-superday-token": paused.token, "origin": OURS, "sec-fetch-site": "same-origin"}
    for method, path in ADDRESSES:
        answer = paused.client.request(method, fill(path, paused), headers=right, follow_redirects=False)
        assert answer.status_code not in (403, 500), (method, path, answer.text)


@pytest.mark.parametrize("host", ["127.0.0.1", "LOCALHOST", "[::1]", "127.0.0.1:8321", "Localhost:8321", "[::1]:8321"])
def test_every_name_of_the_loopback_is_ours(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host, "origin": f"http://{host}"}).status_code == 200


def test_a_person_may_follow_a_link_to_the_lobby(client: TestClient) -> None:
    followed = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert client.get("/", headers=followed).status_code == 200


def test_the_token_is_new_with_each_start(client: TestClient, home: object) -> None:
    from superday.bank import open_bank
    from superday.web.app import make_app

    assert make_app(client.app.state.engine, open_bank()).state.token != client.app.state.token  # type: ignore[attr-defined]


def test_every_answer_carries_the_headers_error_pages_included(
    paused: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [
        paused.client.request(method, fill(path, paused), headers={"x-superday-token": paused.token})
        for method, path in ADDRESSES
    ]
    answers += [paused.client.get("/nowhere"), paused.client.get("/", headers={"host": "evil.example"})]
    monkeypatch.setattr("superday.web.render.templates", lambda: 1 / 0)
    answers.append(paused.client.get("/"))
    assert {200, 403, 404, 405, 500} <= {answer.status_code for answer in answers}
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src 'self';" in policy and "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert "access-control-allow-origin" not in answer.headers


def test_the_nonce_of_styles_is_of_one_page_alone(client: TestClient) -> None:
    nonces = {re.search(r"'nonce-([^']+)'", client.get("/").headers["content-security-policy"])[1] for _ in range(3)}  # type: ignore[index]
    assert len(nonces) == 3


def test_half_an_answer_is_not_an_answer() -> None:
    """A browser that breaks off in the middle of a form must not have the half of it taken."""
    import anyio

    from superday.web.security import Guard

    reached: list[object] = []
    sent: list[dict[str, object]] = []
    arriving = iter(
        [
            {"type": "http.request", "body": b"token=t&text=The+first+hal", "more_body": True},
            {"type": "http.disconnect"},
        ]
    )

    async def app(scope: object, receive: object, send: object) -> None:
        reached.append(scope)

    async def receive() -> dict[str, object]:
        return next(arriving)

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    headers = [(b"host", b"127.0.0.1"), (b"content-type", b"application/x-www-form-urlencoded")]
    scope = {"type": "http", "method": "POST", "path": "/", "headers": headers}
    # In a thread of its own: a browser test before this one leaves its event loop in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(anyio.run, Guard(app, "t"), scope, receive, send).result()  # type: ignore[arg-type]
    assert not reached and sent[0]["status"] == 403
