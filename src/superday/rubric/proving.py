"""Does a rubric grade its own examples as their author did, and cannot it be fooled?

What ``superday bank check`` says of a concept, case or guide comes from here.
"""

from collections.abc import Collection, Iterable, Iterator

from superday.findings import Finding, Outcome
from superday.rubric.grading import grade
from superday.rubric.model import Band, Example, Point, Rubric
from superday.rubric.phrases import phrase
from superday.rubric.probes import settle
from superday.rubric.scoring import score
from superday.rubric.words import content, words

_SHOWN = (Outcome.COVERED, Outcome.PARTIAL)


def prove(rubric: Rubric, examples: Iterable[Example], without: Collection[int] = ()) -> list[str]:
    """One sentence for each thing that is wrong; empty where the rubric holds.

    ``without`` are the numbers (from 1) of examples that are held out.
    """
    return [
        *(message for point in rubric.points for message in _hygiene(rubric, point)),
        *_cannot_be_fooled(rubric),
        *(
            says
            for n, example in enumerate(examples, 1)
            if example.proves and n not in without
            for says in _example(rubric, n, example)
        ),
    ]


def _hygiene(rubric: Rubric, point: Point) -> Iterator[str]:
    if not (point.wordings or point.terms or point.number):
        yield f"point {point.id}: nothing to look for: give wordings, terms or a number"
    if point.kind != "trap" and point.terms and _all_given(rubric.question, point):
        yield f"point {point.id}: the question gives away every term; add a group that it does not"
    known = {p.id for p in rubric.points if p.kind != "trap"}
    if point.refutes is not None and point.refutes not in known:
        yield f"point {point.id}: refutes {point.refutes!r}, which is no point here"
    if point.probe is not None:
        for answer in point.probe.accept:
            if settle(point.probe, answer)[0] is not Outcome.COVERED:
                yield f"point {point.id}: the probe's accepted answer {answer!r} is not accepted"
        for answer in point.probe.reject:
            if settle(point.probe, answer)[0] is Outcome.COVERED:
                yield f"point {point.id}: the probe's rejected answer {answer!r} is accepted"
        if point.kind == "trap" and not point.probe.reject:
            yield f"point {point.id}: nothing to reject: say what somebody replies who believes the trap"


def _all_given(question: str, point: Point) -> bool:
    asked = {w.stem for w in content(words(question))}
    return all(set(phrase(term).stems) <= asked for group in point.terms for term in group)


def _cannot_be_fooled(rubric: Rubric) -> Iterator[str]:
    terms = [term for point in rubric.points for group in point.terms for term in group if _is_short(term)]
    for name, answer in (
        ("an empty answer", ""),
        ("'I don't know'", "I don't know, sorry."),
        ("the question repeated", rubric.question),
        ("a list of all key terms", ", ".join(terms)),
    ):
        value = score(rubric.points, grade(rubric, answer)).value
        if value > 0:
            yield f"{name} scores {value:.2f} instead of 0"


def _is_short(term: str) -> bool:
    """Longer terms are half a sentence: whoever says them all has said something."""
    return len(term.split()) <= 3


def _example(rubric: Rubric, n: int, example: Example) -> Iterator[str]:
    findings = grade(rubric, example.answer)
    got = score(rubric.points, findings)
    found = {f.point: f for f in findings}
    name = f"example {n} ({example.band})"
    if got.band not in _allowed(example):
        yield f"{name}: scores {got.value:.2f}, {got.band}; {_summary(findings)}"
    for wanted in (*example.covers, *example.lacks, *example.traps):
        if wanted not in found:
            yield f"{name}: names {wanted!r}, which is no point here"
    for point, finding in found.items():
        yield from _violations(name, example, point, finding)


def _allowed(example: Example) -> tuple[Band, ...]:
    """A wrong answer may be called weak or worth nothing: what matters there is the trap."""
    return ("weak", "none") if example.traps and example.band in ("weak", "none") else (example.band,)


def _violations(name: str, example: Example, point: str, finding: Finding) -> Iterator[str]:
    quote = f": {finding.evidence.quote!r}" if finding.evidence else ""
    if point in example.covers and finding.outcome not in _SHOWN:
        yield f"{name}: should cover {point}, which is {finding.outcome}{quote}"
    if point in example.lacks and finding.outcome in _SHOWN:
        yield f"{name}: should lack {point}, which is {finding.outcome}{quote}"
    if point in example.traps and finding.outcome is not Outcome.CONTRADICTED:
        yield f"{name}: should state the trap {point}, which was not seen"


def _summary(findings: Iterable[Finding]) -> str:
    return ", ".join(f"{f.point} {f.outcome}" for f in findings)
