"""Which model is asked: nothing without a setting, the environment over the file, and a key that nobody sees."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from servers import SECRET

from superday.cli.main import entry
from superday.errors import BadInput
from superday.language import configured
from superday.language.settings import Key, Settings

FILE = '[llm]\nbase_url = "http://127.0.0.1:1/v1"\nmodel = "small"\napi_key = "of-the-file"\nprice_in = 0.5\n'


def write(home: Path, text: str) -> None:
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text(text)


def header(key: Key) -> str:
    return key.header().get("Authorization", "")


def test_without_a_setting_there_is_no_model():
    assert configured() is None


def test_a_file_without_a_table_of_it_configures_none(home: Path):
    write(home, 'theme = "dark"\n')
    assert configured() is None


def test_the_file_is_read(home: Path):
    write(home, FILE)
    found = configured()
    assert found is not None
    assert (found.base_url, found.model, found.host, found.price_in, found.price_out, found.timeout) == (
        "http://127.0.0.1:1/v1", "small", "127.0.0.1:1", 0.5, None, 60.0,
    )  # fmt: skip
    assert header(found.api_key) == "Bearer of-the-file"


def test_the_environment_wins(home: Path, monkeypatch: pytest.MonkeyPatch):
    write(home, FILE)
    monkeypatch.setenv("SUPERDAY_LLM_MODEL", "large")
    monkeypatch.setenv("SUPERDAY_LLM_API_KEY", SECRET)
    monkeypatch.setenv("SUPERDAY_LLM_TIMEOUT", "12")
    monkeypatch.setenv("SUPERDAY_LLM_PRICE_OUT", "1.5")
    found = configured()
    assert found is not None
    assert (found.model, found.timeout, found.price_out) == ("large", 12.0, 1.5)
    assert header(found.api_key) == f"Bearer {SECRET}"


def test_a_key_of_the_file_goes_to_no_other_address(home: Path, monkeypatch: pytest.MonkeyPatch):
    write(home, FILE)
    monkeypatch.setenv("SUPERDAY_LLM_BASE_URL", "http://127.0.0.1:2/v1")
    found = configured()
    assert found is not None
    assert (found.host, header(found.api_key)) == ("127.0.0.1:2", "")


def test_an_empty_address_does_without_for_once(home: Path, monkeypatch: pytest.MonkeyPatch):
    write(home, FILE)
    monkeypatch.setenv("SUPERDAY_LLM_BASE_URL", "")
    assert configured() is None


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("[llm\n", 1, "is not TOML"),
        ('[llm]\nmodel = "small"\n', 1, "`base_url` is missing"),
        ('# mine\n\n[llm]\nbase_url = "http://127.0.0.1"\n', 3, "`model` is missing"),
        ('[llm]\nbase_url = "127.0.0.1:80"\nmodel = "m"\n', 2, "not an http"),
        ('[llm]\nmodel = "m"\nbase_url = "http://me:pass@127.0.0.1/v1"\n', 3, "the key has a setting of its own"),
        ('[llm]\nmodel = "m"\nbase_url = "http://127.0.0.1/v1?key=1"\n', 3, "more than an address"),
        ('[llm]\nmodel = "m"\nbase_url = "http://[::1"\n', 3, "not an http"),
        (FILE + 'colour = "red"\n', 6, "`colour` is no setting"),
        (FILE.replace('"small"', "3"), 3, "`model` is of the wrong kind"),
        (FILE.replace("0.5", "-1"), 5, "`price_in` is not a price"),
        (FILE.replace("0.5", "nan"), 5, "`price_in` is not a price"),
        (FILE + "timeout = 0\n", 6, "`timeout` is not between"),
        (FILE.replace("of-the-file", "sk- \\n x"), 4, "`api_key` holds a character"),
        ("llm = 3\n", 1, "wrong kind"),
    ],
)
def test_a_setting_that_is_wrong_is_told_with_file_line_and_way_out(home: Path, text: str, line: int, says: str):
    write(home, text)
    with pytest.raises(BadInput) as refused:
        configured()
    assert str(refused.value).startswith(f"{home / 'config.toml'}:{line}: ")
    assert says in str(refused.value)
    assert refused.value.way_out
    assert "of-the-file" not in str(refused.value) and "sk-" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("TIMEOUT", "soon", "SUPERDAY_LLM_TIMEOUT is not a number"),
        ("API_KEY", f"{SECRET}\nX: y", "SUPERDAY_LLM_API_KEY holds a character"),
        ("MODEL", "", "SUPERDAY_LLM_MODEL is missing"),
        ("BASE_URL", "ftp://127.0.0.1", "SUPERDAY_LLM_BASE_URL is not an http"),
    ],
)
def test_a_wrong_variable_is_told_by_its_name(monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str):
    monkeypatch.setenv("SUPERDAY_LLM_BASE_URL", "http://127.0.0.1/v1")
    monkeypatch.setenv("SUPERDAY_LLM_MODEL", "m")
    monkeypatch.setenv(f"SUPERDAY_LLM_{name}", value)
    with pytest.raises(BadInput, match=says) as refused:
        configured()
    assert SECRET not in str(refused.value)


def test_a_key_cannot_be_printed():
    assert SECRET not in f"{Key(SECRET)} {Key(SECRET)!r}"


def test_without_a_setting_nothing_of_it_is_loaded(tmp_path: Path, home: Path):
    answer = tmp_path / "answer.txt"
    answer.write_text("Hm.")
    script = f"""
import contextlib, io, json, sys
from superday.cli.main import entry
with contextlib.redirect_stdout(io.StringIO()):
    entry(["grade", "sgd-vs-gd", {str(answer)!r}])
print(json.dumps(sorted(sys.modules)))
"""
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(json.loads(told.stdout))
    assert not {"httpx2", "ssl", "superday.language.reader", "superday.language.sending"} & loaded
    assert not (home / "language").exists()


def test_the_app_does_not_start_with_a_setting_that_is_wrong(monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setenv("SUPERDAY_LLM_BASE_URL", "nonsense")
    monkeypatch.setenv("SUPERDAY_LLM_MODEL", "m")
    for verb in (["serve", "--no-browser", "--port", "0"], ["start", "as-super-day"]):
        assert entry(verb) == 2
        told = capsys.readouterr().err
        assert told.count("\n") == 1
        assert "SUPERDAY_LLM_BASE_URL" in told


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://models.example/v1", "models.example"),
        ("http://127.0.0.1:8080/v1", "127.0.0.1:8080"),
        ("http://[::1]:8080", "[::1]:8080"),
        ("http://localhost", "localhost"),
        ("http://models.example/v1", "models.example (unencrypted)"),
        ("http://10.0.0.2:8080", "10.0.0.2:8080 (unencrypted)"),
    ],
)
def test_where_others_may_read_what_is_sent_the_screen_says_so(address: str, host: str):
    assert Settings(address, "small", Key("")).host == host
