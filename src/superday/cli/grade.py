"""``superday grade QUESTION FILE``: grade a spoken answer point by point."""

import argparse
from pathlib import Path

import msgspec

from superday import stories
from superday.bank import Bank, open_bank
from superday.bank.model import AnyItem, Behavioural, Graded, PrincipleItem
from superday.cli import show
from superday.cli.answers import read_answer
from superday.errors import BadInput
from superday.findings import Finding, Outcome
from superday.rubric import Score, grade, missed, score

HELP = "grade a spoken answer point by point"
LARGEST = 1_000_000  # bytes; an hour of talk is a tenth of it
PASSES = ("strong", "good")


class Assessment(msgspec.Struct, frozen=True):
    """An answer's score with everything that explains it."""

    question: str
    score: Score
    findings: list[Finding]
    follow_up: str | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the question and the file."""
    parser.add_argument("question", metavar="QUESTION", help="the id of a concept, case, guide or behavioural question")
    parser.add_argument("file", metavar="FILE", help="the answer as plain text; - reads standard input")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(args: argparse.Namespace) -> int:
    """Grade the file; 0 if the answer is good or strong, 1 if it falls short."""
    bank = open_bank()
    item = bank.resolve(args.question)
    answer = read_answer(Path(args.file), largest=LARGEST, way_out="give one answer, as it was said")
    assessment = assess(bank, item, answer)
    if args.json:
        show.document(document(assessment))
    else:
        _tell(assessment, _titles(item))
    return 0 if assessment.score.band in PASSES else 1


def assess(bank: Bank, item: AnyItem, answer: str) -> Assessment:
    """The assessment of an answer to an item; ``BadInput`` where nothing about the item is graded in words."""
    if isinstance(item, Behavioural):
        return _story(bank, item, answer)
    if isinstance(item, Graded) and item.points:
        return _spoken(item, answer)
    raise BadInput(
        f"`{item.id}` is a {item.kind} without points to grade in words",
        way_out="superday judge grades code, superday derive a derivation",
    )


def _spoken(item: Graded, answer: str) -> Assessment:
    rubric = item.rubric()
    findings = grade(rubric, answer)
    asks = {f.point: f.ask for f in reversed(rubric.follow_ups)}
    probes = {p.id: p.probe.ask for p in rubric.points if p.probe}
    questions = (asks.get(p.id) or probes.get(p.id) for p in missed(rubric, findings))
    return Assessment(item.id, score(rubric.points, findings), findings, next(filter(None, questions), None))


def _story(bank: Bank, item: Behavioural, answer: str) -> Assessment:
    principles = [p.principle() for p in bank.of("principle") if isinstance(p, PrincipleItem)]
    findings = stories.assess(item.prompt(), answer, principles)
    asks = stories.follow_ups(item.prompt(), findings)
    return Assessment(item.id, stories.score(findings), findings, next(iter(asks), None))


def document(assessment: Assessment) -> dict[str, object]:
    """The stable shape that ``--json`` prints."""
    return {
        "question": assessment.question,
        "score": assessment.score.value,
        "band": assessment.score.band,
        "findings": [_finding(finding) for finding in assessment.findings],
        "follow_up": assessment.follow_up,
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "point": finding.point,
        "outcome": finding.outcome,
        "confidence": finding.confidence,
        "source": finding.source,
        "evidence": finding.evidence,
    }


def _titles(item: AnyItem) -> dict[str, str]:
    """What each point says; a trap's finding is told only where it was stated."""
    return {p.id: p.says for p in item.points if p.kind != "trap"} if isinstance(item, Graded) else {}


def _tell(assessment: Assessment, titles: dict[str, str]) -> None:
    result = assessment.score
    print(f"{assessment.question}: {result.band}, {result.value:.2f} ({result.low:.2f} to {result.high:.2f})")
    for finding in assessment.findings:
        if finding.point not in titles and finding.outcome is Outcome.MISSING:
            continue  # a trap that was not stated
        print(f"\n{finding.outcome:<13} {finding.point}  ({finding.confidence:.0%} sure)")
        if finding.point in titles:
            print(show.paragraph(show.plain(titles[finding.point]), "    "))
        if finding.evidence is not None and finding.outcome is not Outcome.MISSING:
            print(show.paragraph(f"“{' '.join(finding.evidence.quote.split())}”", "    "))
        if finding.note:
            print(show.paragraph(finding.note, "    "))
    if assessment.follow_up:
        print("\nThe interviewer would ask:")
        print(show.paragraph(assessment.follow_up, "    "))
