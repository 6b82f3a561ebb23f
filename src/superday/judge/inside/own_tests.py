"""The runner of the child that reads a candidate's own tests: what each assert calls the function with, and expects.

The text is a stranger's, so it is parsed and executed here and nowhere else.  The function under test is not here:
each assert that calls it is rewritten to hand over the arguments and the expected value instead, at the moment at which
it would have run.  So loops, variables, imports and pytest's ``def test_...`` work as they stand.
"""

import ast
import inspect
import sys
import types
from collections.abc import Callable
from typing import Any

import wire  # type: ignore[import-not-found]
from channel import receive, send  # type: ignore[import-not-found]

TESTS = "<your tests>"
CASE, BIND = "__case__", "__bind__"
AGREE = {"allclose", "isclose", "array_equal", "equal"}
"""Functions of NumPy, PyTorch and math that say whether two values agree."""


class EnoughError(BaseException):
    """More cases than are wanted; not an Exception, which the text might catch."""


class Rewriting(ast.NodeTransformer):
    """Turns ``assert f(ARGUMENTS) == EXPECTED`` and its like into ``__case__(line, text, ARGUMENTS, EXPECTED)``."""

    def __init__(self, function: str):
        self.function = function

    def visit_Assert(self, node: ast.Assert) -> ast.Expr:
        """Every assert is a case; one of another form is handed over without its parts."""
        call, expected = self._parts(node.test)
        bound = call and ast.Call(ast.Name(BIND, ast.Load()), call.args, call.keywords)
        given = [ast.Constant(node.lineno), ast.Constant(_shown(node.test)), _later(bound), _later(expected)]
        case = ast.Expr(ast.Call(ast.Name(CASE, ast.Load()), given, []))
        return ast.fix_missing_locations(ast.copy_location(case, node))

    def _parts(self, test: ast.expr) -> tuple[ast.Call | None, ast.expr | None]:
        """The call and what is expected of it; None twice where the assert is of another form."""
        if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Eq | ast.Is):
            return self._sides(test.left, test.comparators[0])
        if isinstance(test, ast.Call) and _name(test.func) in AGREE and len(test.args) >= 2 and not self._calls(test):
            return self._sides(test.args[0], test.args[1])
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            return self._sides(test.operand, ast.Constant(False))
        return self._sides(test, ast.Constant(True))

    def _sides(self, left: ast.expr, right: ast.expr) -> tuple[ast.Call | None, ast.expr | None]:
        for call, expected in ((left, right), (right, left)):
            if isinstance(call, ast.Call) and self._calls(call):
                return call, expected
        return None, None

    def _calls(self, call: ast.Call) -> bool:
        return isinstance(call.func, ast.Name) and call.func.id == self.function


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _later(expression: ast.expr | None) -> ast.expr:
    """The expression as a function without arguments, so that what it raises belongs to its case."""
    if expression is None:
        return ast.Constant(None)
    nothing = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
    return ast.Lambda(nothing, expression)


def _shown(test: ast.expr) -> str:
    text = ast.unparse(test)
    return text if len(text) <= 300 else text[:300] + " ..."


class Reading:
    """One text under way: the cases that it has come to."""

    def __init__(self, function: str, starter: str, most: int, largest: int):
        self.function, self.most, self.largest = function, most, largest
        self.cases: list[dict[str, Any]] = []
        self.signature = _signature(starter, function)

    def read(self, text: str) -> dict[str, Any]:
        """Run the text; its cases, and what ended it early if anything did."""
        try:
            tree = Rewriting(self.function).visit(ast.parse(text, TESTS))
            program = compile(tree, TESTS, "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            says = getattr(error, "msg", "") or str(error) or "it nests too deep"
            return {"cases": [], "error": f"It is not Python: {says}", "line": getattr(error, "lineno", None)}
        try:
            self._run(program)
        except EnoughError:
            return {"cases": self.cases, "error": f"Only the first {self.most} cases were run", "line": None}
        except BaseException as error:  # SystemExit and KeyboardInterrupt are the text's too
            return {"cases": self.cases, "error": _told(error), "line": _line(error)}
        return {"cases": self.cases, "error": None, "line": None}

    def _run(self, program: types.CodeType) -> None:
        space = types.ModuleType("tests").__dict__
        space.update({CASE: self._case, BIND: self._bind, self.function: self._stand_in})
        exec(program, space)
        tests = [value for name, value in list(space.items()) if name.startswith("test")]
        for test in tests:
            if isinstance(test, types.FunctionType):
                test()

    def _case(
        self, line: int, text: str, arguments: Callable[[], Any] | None, expected: Callable[[], Any] | None
    ) -> None:
        if len(self.cases) >= self.most:
            raise EnoughError
        case: dict[str, Any] = {"line": line, "text": text}
        self.cases.append(case)
        if arguments is None or expected is None:
            case["error"] = f"write it as: assert {self.function}(...) == what you expect"
            return
        try:
            # As they are now: the text may change a list that it has handed over.
            values = wire.encode((arguments(), expected()))
        except Exception as error:
            case["error"] = _told(error)
            return
        if len(values) > self.largest:
            case["error"] = f"its values take more than {self.largest >> 10} KiB: a smaller input will show it too"
            return
        case["args"], case["expected"] = wire.decode(values, live=True)

    def _bind(self, *args: Any, **named: Any) -> tuple[Any, ...]:
        """The arguments by position, as the starting code names them."""
        if self.signature is None:
            if named:
                raise TypeError("give the arguments by position")
            return args
        bound = self.signature.bind(*args, **named)
        if named:
            bound.apply_defaults()
        return bound.args

    def _stand_in(self, *_: Any, **__: Any) -> Any:
        raise NameError(f"{self.function} is not run here: write the value that you expect of it")


def _signature(starter: str, function: str) -> inspect.Signature | None:
    """How the function is to be called; None where the starting code does not tell."""
    space: dict[str, Any] = {"__name__": "starter"}
    try:
        exec(compile(starter, "<starter>", "exec", dont_inherit=True), space)
        return inspect.signature(space[function])
    except Exception:  # a problem without starting code, or with some that does not run, can still be tested
        return None


def _told(error: BaseException) -> str:
    try:
        message = str(error)
    except BaseException:
        message = ""
    return f"{type(error).__name__}: {message}"[:300].rstrip(": ")


def _line(error: BaseException) -> int | None:
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == TESTS:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def main() -> None:
    """Read one text after another until the parent is gone."""
    for name in ("channel", "wire"):
        sys.modules.pop(name, None)
    while True:
        question = receive()
        text = question.pop("text")
        try:
            send(Reading(**question).read(text))
        except MemoryError:
            send({"cases": [], "error": "It ran out of memory", "line": None})


main()
