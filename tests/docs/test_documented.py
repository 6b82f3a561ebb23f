"""What can be typed or opened is documented, and what is documented is there."""

import argparse
import ast
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from superday.bank.model import RoundKind, SegmentKind
from superday.cli.main import VERBS, _parser, module_of
from superday.web.app import ROUTES

ROOT = Path(__file__).resolve().parents[2]
DOCS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}
COMMAND_LINE = DOCS["command-line.md"]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def flags(parser: argparse.ArgumentParser) -> set[str]:
    found = {flag for action in parser._actions for flag in action.option_strings if flag.startswith("--")}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for sub in action.choices.values():
                found |= flags(sub)
    return found - {"--help"}


def section(verb: str) -> str:
    return COMMAND_LINE.split(f"\n## superday {verb}\n", 1)[1].split("\n## ", 1)[0]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_and_each_of_its_flags_is_documented(verb: str):
    assert f"\n## superday {verb}\n" in COMMAND_LINE
    parser = argparse.ArgumentParser()
    module_of(verb).add_arguments(parser)
    missing = {flag for flag in flags(parser) if flag not in section(verb)}
    assert not missing


@pytest.mark.parametrize("verb", VERBS)
def test_every_documented_flag_exists(verb: str):
    parser = argparse.ArgumentParser()
    module_of(verb).add_arguments(parser)
    assert set(re.findall(r"`?(--[a-z-]+)", section(verb))) - {"--help"} <= flags(parser)


def test_the_help_of_the_command_names_every_verb():
    assert all(verb in _parser(None).format_help() for verb in VERBS)


def test_every_setting_that_the_code_reads_is_documented():
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    settings = set(re.findall(r"""environ(?:\.get\(|\[)["'](SUPERDAY_[A-Z_]+)""", code))
    assert settings
    assert {name for name in settings if f"`{name}`" not in COMMAND_LINE} == set()


def test_every_route_of_the_app_is_documented():
    paths = {route.path for route in ROUTES}
    assert {path for path in paths if f"`{path}`" not in DOCS["web.md"]} == set()


def test_every_kind_of_round_and_segment_is_documented():
    kinds = set(RoundKind.__args__) | set(SegmentKind.__args__)
    assert {kind for kind in kinds if f"`{kind}`" not in DOCS["bank-format.md"]} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_documents_lead_somewhere(page: Path):
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert {target for target in targets if not (page.parent / target).exists()} == set()


def commands() -> list[str]:
    """Every `superday ...` example of the documents that can run as it stands."""
    found = set()
    for page in PAGES:
        found |= set(re.findall(r"`(superday (?:loops|bank|rehearse|doctor)[^`]*)`", page.read_text(encoding="utf-8")))
    return sorted(one for one in found if not re.search(r"[A-Z]{2,}|\[|\.\.\.|my-question|DIR", one))


@pytest.mark.parametrize("command", commands())
def test_examples_in_the_documents_run(command: str, tmp_path: Path):
    words = shlex.split(command)[1:]
    if words == ["bank", "check"]:
        words.append("--read-only")  # the proofs themselves are tests/bank/test_shipped.py
    environment = {**os.environ, "SUPERDAY_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "superday", *words], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode in ((0, 1) if "rehearse" in words else (0,)), done.stderr
    assert "Traceback" not in done.stderr


def spoken(path: Path) -> str:
    """What a shipped file can say to a person: of a program its texts, of a template all but its comments."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)
    if "docs/" not in text:
        return ""  # most programs: they need not be parsed
    nodes = list(ast.walk(ast.parse(text)))
    described = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    texts = (node.value for node in nodes if isinstance(node, ast.Constant) and id(node) not in described)
    return "\n".join(each for each in texts if isinstance(each, str))


def test_nobody_is_sent_to_a_document_that_an_installed_superday_does_not_have():
    code = [path for ending in ("py", "html") for path in (ROOT / "src").rglob(f"*.{ending}")]
    bank = [path for ending in ("py", "md", "toml") for path in (ROOT / "bank").rglob(f"*.{ending}")]
    assert code and bank
    assert [str(path) for path in [*code, *bank] if re.search(r"\bdocs/[\w-]+\.md", spoken(path))] == []
