"""``superday grade QUESTION FILE``: grade a spoken answer point by point, or many of them (``--batch``)."""

import argparse
import sys
import time
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import get_args

import msgspec

from superday import language, stories
from superday.bank import Bank, open_bank
from superday.bank.model import AnyItem, Behavioural, Graded, PrincipleItem
from superday.cli import show
from superday.cli.answers import read_answer
from superday.cli.batch import Line, lines
from superday.errors import BadInput
from superday.findings import Finding, Outcome
from superday.language.opinion import Change, Opinion
from superday.rubric import Score, grade, missed, narrow, noticed, score
from superday.rubric.model import Rubric
from superday.stories.model import Flaw, Manner

HELP = "grade a spoken answer point by point"
LARGEST = 1_000_000  # bytes; an hour of talk is a tenth of it
PASSES = ("strong", "good")
GOOD, FALLS_SHORT, WRONG_USE = 0, 1, 2
ASKED = 3  # questions after a story that are shown

Ask = Callable[[str, Rubric, str, list[Finding]], Opinion]


class Assessment(msgspec.Struct, frozen=True):
    """An answer's score with everything that explains it; ``opinion`` where a language model was asked."""

    question: str
    score: Score
    findings: list[Finding]
    follow_up: str | None
    opinion: Opinion | None = None
    flaws: list[Flaw] | None = None  # of a story
    asks: list[str] = []  # of a story: all that an interviewer would ask, the first of them ``follow_up``


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the question and the file, or the batch."""
    question = "the id of a concept, case, guide or behavioural question, or the path of its file"
    parser.add_argument("question", metavar="QUESTION", nargs="?", help=question)
    parser.add_argument("file", metavar="FILE", nargs="?", help="the answer as plain text; - reads standard input")
    parser.add_argument(
        "--batch",
        metavar="FILE.jsonl",
        type=Path,
        help='many answers, a line each: {"id": QUESTION, "answer": TEXT}; - reads standard input',
    )
    parser.add_argument("--history", action="store_true", help="how findings on this answer changed from before")
    parser.add_argument("--json", action="store_true", help="one JSON document; of a batch a list")


def run(args: argparse.Namespace) -> int:
    """Grade what is named; 0 if every answer is good or strong, 1 if one falls short, 2 if one could not be read."""
    bank, ask = open_bank(), _ask()
    if args.batch is not None:
        return _batch(bank, ask, args)
    if args.question is None or args.file is None:
        raise BadInput("no answer is named", way_out="superday grade QUESTION FILE, or --batch FILE.jsonl")
    item = bank.resolve(args.question)
    answer = read_answer(Path(args.file), largest=LARGEST, way_out="give one answer, as it was said")
    assessment = assess(bank, item, answer, ask)
    history = language.changes(item.id, answer) if args.history else None
    if args.json:
        show.document(document(assessment, history))
    else:
        _tell(assessment, _titles(item))
        _tell_history(history)
    return _status(assessment)


def _ask() -> Ask | None:
    """How a language model is asked, where one is configured."""
    settings = language.configured()
    return None if settings is None else language.Reader(settings).read


def _status(assessment: Assessment) -> int:
    return GOOD if assessment.score.band in PASSES else FALLS_SHORT


def _batch(bank: Bank, ask: Ask | None, args: argparse.Namespace) -> int:
    """Grade each line that can be read, in order; one that cannot be is told and left out."""
    if args.file is not None or args.history:
        raise BadInput("--batch goes with no FILE and no --history", way_out="superday grade --batch FILE.jsonl")
    extra = None if args.question is None else bank.resolve(args.question)
    status, documents, refused = GOOD, [], 0
    for number, line in lines(args.batch, largest=LARGEST):
        try:
            assessment = _graded(bank, extra, ask, line)
        except BadInput as error:
            status, refused = WRONG_USE, refused + 1
            where = BadInput(error.says, path=args.batch, line=number, way_out=error.way_out)
            print(f"superday: {where}", file=sys.stderr)
            continue
        status = max(status, _status(assessment))
        documents.append({"line": number, **document(assessment)})
        if not args.json:
            print(_row(number, assessment), flush=True)
    if args.json:
        show.document(documents)
    if refused or not args.json:
        told = f"{len(documents)} of {len(documents) + refused} answers graded"
        print(told, file=sys.stderr if args.json else sys.stdout)
    return status


def _graded(bank: Bank, extra: AnyItem | None, ask: Ask | None, line: Line | BadInput) -> Assessment:
    if isinstance(line, BadInput):
        raise line
    item = extra if extra is not None and extra.id == line.id else bank.get(line.id)
    return assess(bank, item, line.answer, ask)


def _row(number: int, assessment: Assessment) -> str:
    """A line's result on a line."""
    opinion = assessment.opinion
    how = "" if opinion is None else f"  {opinion.told()}"
    result = assessment.score
    return f"{number:>5}  {assessment.question:<36}  {result.band:<6}  {result.value:.2f}{how}"


def assess(bank: Bank, item: AnyItem, answer: str, ask: Ask | None = None) -> Assessment:
    """The assessment of an answer to an item; ``BadInput`` where nothing about the item is graded in words.

    ``ask`` gives a second opinion on points; a story has none.
    """
    if isinstance(item, Behavioural):
        return _story(bank, item, answer)
    if isinstance(item, Graded) and item.points:
        return _spoken(item, answer, ask)
    raise BadInput(
        f"`{item.id}` is a {item.kind} without points to grade in words",
        way_out="superday judge grades code, superday derive a derivation",
    )


def _spoken(item: Graded, answer: str, ask: Ask | None) -> Assessment:
    rubric = item.rubric()
    findings = grade(rubric, answer)
    opinion = None if ask is None else ask(item.id, rubric, answer, findings)
    if opinion is not None:
        findings = opinion.findings
    asks = {f.point: f.ask for f in reversed(rubric.follow_ups)}
    probes = {p.id: p.probe.ask for p in rubric.points if p.probe}
    beliefs = (probe.ask for trap in noticed(rubric, findings) if (probe := narrow(rubric, trap)))
    questions = (asks.get(p.id) or probes.get(p.id) for p in missed(rubric, findings))
    follow_up = next(filter(None, chain(beliefs, questions)), None)
    return Assessment(item.id, score(rubric.points, findings), findings, follow_up, opinion)


def _story(bank: Bank, item: Behavioural, answer: str) -> Assessment:
    principles = [p.principle() for p in bank.of("principle") if isinstance(p, PrincipleItem)]
    findings = stories.assess(item.prompt(), answer, principles, item.minutes)
    asks = stories.follow_ups(item.prompt(), findings)
    first = next(iter(asks), None)
    return Assessment(item.id, stories.score(findings), findings, first, flaws=stories.named(findings), asks=asks)


def document(assessment: Assessment, history: list[Change] | None = None) -> dict[str, object]:
    """The stable shape that ``--json`` prints; what a language model adds is there only where one is configured."""
    shape: dict[str, object] = {
        "question": assessment.question,
        "score": assessment.score.value,
        "band": assessment.score.band,
        "findings": [_finding(finding) for finding in assessment.findings],
        "follow_up": assessment.follow_up,
    }
    if assessment.flaws is not None:
        shape |= {"flaws": assessment.flaws, "follow_ups": assessment.asks}
    if assessment.opinion is not None:
        shape["language_model"] = _opinion(assessment.opinion)
    return shape if history is None else shape | {"history": history}


def _opinion(opinion: Opinion) -> dict[str, object]:
    told = msgspec.structs.asdict(opinion)
    del told["findings"]  # they are the document's
    return told


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
        if finding.point in get_args(Manner):
            continue  # how a story is told shows among its flaws
        print(f"\n{finding.outcome:<13} {finding.point}  ({finding.confidence:.0%} sure)")
        if finding.point in titles:
            print(show.paragraph(show.plain(titles[finding.point]), "    "))
        if finding.evidence is not None and finding.outcome is not Outcome.MISSING:
            print(show.paragraph(f"“{' '.join(finding.evidence.quote.split())}”", "    "))
        if finding.note:
            print(show.paragraph(finding.note, "    "))
    for flaw in assessment.flaws or []:
        print(f"\n{'flaw' if flaw.sure else 'flaw?':<13} {flaw.id}")
        print(show.paragraph(flaw.says, "    "))
        if flaw.evidence is not None:
            print(show.paragraph(f"“{' '.join(flaw.evidence.quote.split())}”", "    "))
    asks = assessment.asks or ([assessment.follow_up] if assessment.follow_up else [])
    if asks:
        print("\nThe interviewer would ask:")
        for ask in asks[:ASKED]:
            print(show.paragraph(ask, "    "))
    if assessment.opinion is not None:
        print(f"\n{show.paragraph(assessment.opinion.told())}")


def _tell_history(history: list[Change] | None) -> None:
    if history is None:
        return
    print("\nHow findings on this answer changed:" if history else "\nNo finding on this answer has changed.")
    for one in history:
        when = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(one.at))
        print(f"    {when}  {one.point}: {one.before} -> {one.after}  ({one.model or 'by the words alone'})")
