"""Prove a derivation of the bank: solutions are complete, mistakes are not, wrong turns are wrong."""

from collections.abc import Iterator, Sequence

from superday.errors import CannotDo
from superday.maths import language
from superday.maths.check import check
from superday.maths.compare import same, values
from superday.maths.confined import Evaluate, evaluator
from superday.maths.model import Derivation, Derived, Planted, WrongTurn
from superday.maths.request import given, references, request


def prove(
    derivation: Derivation, solutions: Sequence[str], mistakes: Sequence[str], planted: Sequence[Planted] = ()
) -> list[str]:
    """What stands between a derivation and its proof, a sentence each.  Raises CannotDo without a sandbox."""
    stated = list(_badly_stated(derivation))
    if stated:
        return stated
    with evaluator() as evaluate:
        broken = _unevaluable(derivation, evaluate)
        return [broken] if broken else list(_unproven(derivation, solutions, mistakes, planted, evaluate))


def _badly_stated(derivation: Derivation) -> Iterator[str]:
    names = [target.name for target in derivation.targets] + [point.id for point in derivation.checkpoints]
    if len(set(names)) < len(names):
        yield "two targets or checkpoints have one name"
    if len(set(derivation.dims.values())) < len(derivation.dims) or min(derivation.dims.values(), default=2) < 2:
        yield "dims must be different from one another and at least 2, or shapes cannot be told apart"
    for symbol in derivation.symbols:
        if set(symbol.shape) - set(derivation.dims):
            yield f"the shape of `{symbol.name}` names a dimension that dims does not have"
        if sum(way is not None for way in (symbol.sample, symbol.define, symbol.random)) != 1:
            yield f"`{symbol.name}` needs one of `sample`, `define` and `random`"
        if symbol.implicit and symbol.define is None:
            yield f"`{symbol.name}` is implicit, so it needs `define`"
        if symbol.sample == "spd" and (len(symbol.shape) != 2 or len(set(symbol.shape)) > 1):
            yield f"`{symbol.name}` is spd, so its shape must be square"
        if symbol.sample == "integer" and symbol.name not in derivation.dims:
            yield f"`{symbol.name}` is an integer, so it must be one of dims"
    yield from _outside_the_language(derivation)


def _outside_the_language(derivation: Derivation) -> Iterator[str]:
    expressions = [symbol.define for symbol in derivation.symbols if symbol.define]
    expressions += [expr for _, expr in references(derivation)]
    laws = [symbol.random for symbol in derivation.symbols if symbol.random]
    known = [*given(derivation), *language.CONSTANTS]
    for read, sources in ((language.expression, expressions), (language.law, laws)):
        for source in sources:
            try:
                read(source, known)
            except language.RefusedError as why:
                yield f"`{source}`: {why}"
    targets = {target.name for target in derivation.targets}
    for turn in derivation.wrong_turns:
        if turn.target not in targets:
            yield f"a wrong turn is about `{turn.target}`, which is no target"


def _unevaluable(derivation: Derivation, evaluate: Evaluate) -> str:
    try:
        check(derivation, "", evaluate)
    except CannotDo as error:
        return str(error)
    return ""


def _unproven(
    derivation: Derivation,
    solutions: Sequence[str],
    mistakes: Sequence[str],
    planted: Sequence[Planted],
    evaluate: Evaluate,
) -> Iterator[str]:
    yield from _wrong_turns_that_are_right(derivation, evaluate)
    shown: set[str] = set()
    for number, solution in enumerate(solutions, 1):
        derived = check(derivation, solution, evaluate)
        shown.update(name for step in derived.steps for name in step.shows)
        if not derived.complete:
            yield f"solution {number} is not complete: {_reason(derived)}"
    for number, mistake in enumerate(mistakes, 1):
        if check(derivation, mistake, evaluate).complete:
            yield f"mistake {number} is complete"
    for number, error in enumerate(planted, 1):
        found = check(derivation, error.text, evaluate)
        if found.first_wrong != error.line:
            named = f"line {found.first_wrong} is" if found.first_wrong else "no line is"
            yield f"planted error {number} is in line {error.line}, but {named} named"
    for checkpoint in derivation.checkpoints:
        if checkpoint.id not in shown:
            yield f"no solution reaches the checkpoint `{checkpoint.id}`"


def _wrong_turns_that_are_right(derivation: Derivation, evaluate: Evaluate) -> Iterator[str]:
    replies = evaluate(request(derivation, []))["references"]
    draws = [values(reply["values"]) for reply in replies]
    targets = dict(zip([target.name for target in derivation.targets], draws, strict=False))
    for (owner, expr), value in zip(references(derivation), draws, strict=True):
        if isinstance(owner, WrongTurn) and same(value, targets[owner.target], derivation.rtol):
            yield f"the wrong turn `{expr}` equals its target `{owner.target}`"


def _reason(derived: Derived) -> str:
    wrong = next((step for step in derived.steps if not step.ok), None)
    return f"line {wrong.line}: {wrong.why}" if wrong else "a target is not reached"
