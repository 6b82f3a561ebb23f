"""The language of expressions: what is in it, and how what is not is refused.

Runs in the trusted process, so it only ever looks at a syntax tree.  Nothing is evaluated here, and shapes
are not known here: that is the confined child's part (:mod:`superday.maths.inside`).
"""

import ast
import difflib
import re
import sys
from collections.abc import Collection

# Every function of the language, with the least and the most arguments it takes.
ARITY: dict[str, tuple[int, int]] = {
    **dict.fromkeys(["inv", "det", "logdet", "trace", "diag", "eye", "norm", "len"], (1, 1)),
    **dict.fromkeys(["exp", "log", "log1p", "sqrt", "abs", "sigmoid", "tanh", "relu", "prod"], (1, 1)),
    **dict.fromkeys(["sum", "mean", "softmax", "logsumexp", "max", "min", "cumsum"], (1, 2)),
    **dict.fromkeys(["outer", "dot", "maximum", "minimum"], (2, 2)),
    **dict.fromkeys(["zeros", "ones"], (1, 2)),
    "where": (3, 3),
    **dict.fromkeys(["grad", "hess", "jac", "Cov"], (2, 2)),
    **dict.fromkeys(["E", "Var"], (1, 2)),
}
TAKES_AXIS = frozenset(["sum", "mean", "max", "min", "softmax", "logsumexp", "cumsum"])
TAKES_NAME = frozenset(["grad", "hess", "jac", "E", "Var"])  # in the second place
CALCULUS = TAKES_NAME | {"Cov"}
# The distributions of random symbols, with the number of their parameters.
LAWS = {"normal": 2, "uniform": 2, "bernoulli": 1, "categorical": 1, "atoms": 2}
CONSTANTS = frozenset(["pi"])

MAX_LINE = 2000
MAX_DEPTH = 100

_BINARY = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.MatMult, ast.Pow)
_COMPARED = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)
_FORM = "a line is `name = expression`, `expression = expression`, an expression, or `= expression`"
_SPELLINGS = {
    "^": "write ** for powers",
    "'": "write .T for a transpose, as in X.T",
    '"': "there is no quoted text in it",
    "\\": "this is NumPy-like syntax, not LaTeX: write inv(X.T @ X), not \\frac or \\top",
    ";": "write one step a line",
    "²": "write **2 for a square, or the symbol's plain name",
    "³": "write **3 for a cube",
    "ᵀ": "write .T for a transpose",
    "⊤": "write .T for a transpose",
    "⁻": "write inv(A) for an inverse, 1/a for a reciprocal",
    "·": "write * between numbers, @ between matrices",
    "×": "write * between numbers, @ between matrices",
    "−": "write - for minus",
    "√": "write sqrt(x)",
    "Σ": "write sum(x), or @ for a product of vectors",
    "∑": "write sum(x), or @ for a product of vectors",
}


class RefusedError(Exception):
    """A line that is not in the language; the message is for the candidate."""


def expression(source: str, known: Collection[str]) -> ast.expr:
    """The tree of one expression over the names ``known``; raises :class:`RefusedError`."""
    _check_spelling(source, known)
    if len(source) > MAX_LINE:
        raise RefusedError(f"this line is longer than {MAX_LINE} characters: name a part of it on a line of its own")
    tree = _tree(source)
    _check(tree, frozenset(known), 0)
    return tree


def law(source: str, known: Collection[str]) -> ast.Call:
    """The distribution of a random symbol, such as ``normal(m, S)``; raises :class:`RefusedError`."""
    call = _tree(source)
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in LAWS):
        raise RefusedError(f"a distribution is one of {', '.join(LAWS)}, with its parameters")
    if call.keywords or len(call.args) != LAWS[call.func.id]:
        raise RefusedError(f"`{call.func.id}` takes {LAWS[call.func.id]} parameter(s)")
    for parameter in call.args:
        _check(parameter, frozenset(known), 0)
    return call


def names(source: str) -> frozenset[str]:
    """Every name in an expression that was read before."""
    return frozenset(node.id for node in ast.walk(_tree(source)) if isinstance(node, ast.Name))


def _check_spelling(source: str, known: Collection[str]) -> None:
    for character in source:
        if character in _SPELLINGS:
            raise RefusedError(f"`{character}` is not in this language: {_SPELLINGS[character]}")
        if not (" " <= character <= "~" or character in "\t\r\x0c"):
            names = ", ".join(sorted(known, key=str.lower)[:20])
            way_out = f"write plain letters; known here: {names}"
            raise RefusedError(f"{_shown(character)} is not in this language: {way_out}")


def _shown(character: str) -> str:
    return f"`{character}`" if character.isprintable() else f"the character U+{ord(character):04X}"


def _tree(source: str) -> ast.expr:
    if not source:
        raise RefusedError("there is nothing after the equals sign")
    try:
        return ast.parse(source.strip(), mode="eval").body
    except SyntaxError as error:
        raise RefusedError(_syntax(source, error)) from None
    except (ValueError, MemoryError, RecursionError):
        raise RefusedError("this cannot be read: nested too deep, or a number too long") from None


def _syntax(source: str, error: SyntaxError) -> str:
    said = error.msg or ""
    if "never closed" in said or "unexpected EOF" in said:
        return "a bracket is not closed (a step stays on one line; name a part of it first if it is long)"
    if "unmatched" in said or "does not match" in said:
        return "a bracket is closed that was not opened, or not of that kind"
    if "too many nested" in said:
        return "nested too deep: name a part of it on a line of its own"
    if re.search(r"(?<![=<>!])=(?!=)", source):
        return f"this is not an expression: {_FORM}, with one equals sign"
    if re.search(r"\d\s*[A-Za-z(]|[\w)\]]\s+[\w(]|\)\s*\w", source):
        return "this is not an expression: write * or @ between the things that you multiply, and words after #"
    return f"this is not an expression: {_FORM}"


def _check(node: ast.AST, known: frozenset[str], depth: int) -> None:
    """Refuse whatever is not in the language, anywhere in the tree."""
    if depth > MAX_DEPTH:
        raise RefusedError("nested too deep: name a part of it on a line of its own")
    for part in _parts(node, known):
        _check(part, known, depth + 1)


def _parts(node: ast.AST, known: frozenset[str]) -> list[ast.expr]:
    """The operands of one node that is in the language."""
    match node:
        case ast.Constant():
            return _number(node)
        case ast.Name(id=name):
            return _known(name, known)
        case ast.BinOp(left=left, op=op, right=right) if isinstance(op, _BINARY):
            return [left, right]
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
            return [operand]
        case ast.Compare(left=left, ops=[op], comparators=[right]) if isinstance(op, _COMPARED):
            return [left, right]
        case ast.Call(func=ast.Name(id=name)):
            return _call(node, name, known)
        case ast.Attribute(value=value, attr="T"):
            return [value]
        case ast.Subscript(value=value, slice=index):
            return [_indexed(value), *_index(index)]
    raise RefusedError(_foreign(node))


def _number(node: ast.Constant) -> list[ast.expr]:
    value = node.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RefusedError(f"`{value!r}` is not a number of this language")
    if not abs(value) <= sys.float_info.max:
        raise RefusedError("this number is too large")
    return []


def _known(name: str, known: Collection[str]) -> list[ast.expr]:
    if name in known:
        return []
    if name in ARITY:
        raise RefusedError(f"`{name}` is a function: write {name}(...)")
    raise _unknown(name, [*known, *ARITY])


def _unknown(name: str, known: Collection[str]) -> RefusedError:
    # Of one letter the case may be wrong; of two, one of them; of more, a good half must be right.
    if len(name) == 1:
        near = [one for one in known if one == name.swapcase()]
    else:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.5 if len(name) < 3 else 0.65)
    return RefusedError(f"`{name}` is not known here" + (f"; did you mean `{near[0]}`?" if near else ""))


def _call(node: ast.Call, name: str, known: Collection[str]) -> list[ast.expr]:
    if name not in ARITY:
        if name in known:
            raise RefusedError(f"`{name}` is not a function: write * or @ to multiply")
        raise _unknown(name, ARITY)
    arguments = _arguments(node, name)
    if name in ("max", "min") and len(node.args) > 1:
        raise RefusedError(f"entry by entry it is {name}imum(a, b); over an axis it is {name}(a, axis=0)")
    least, most = ARITY[name]
    if not least <= len(arguments) <= most:
        wanted = f"{least}" if least == most else f"{least} or {most}"
        raise RefusedError(f"`{name}` takes {wanted} argument{'s' * (most > 1)}, not {len(arguments)}")
    if name in TAKES_NAME and len(arguments) == 2 and not isinstance(arguments[1], ast.Name):
        raise RefusedError(f"`{name}` takes the name of a symbol in the second place, not an expression")
    return arguments


def _arguments(node: ast.Call, name: str) -> list[ast.expr]:
    """All arguments in order; ``axis=`` counts as the second, ``zeros((n, d))`` as ``zeros(n, d)``."""
    if name in ("zeros", "ones") and len(node.args) == 1 and isinstance(node.args[0], ast.Tuple):
        return node.args[0].elts
    for keyword in node.keywords:
        if keyword.arg != "axis" or name not in TAKES_AXIS:
            raise RefusedError(f"`{name}` takes no `{keyword.arg or '**'}=`")
    return [*node.args, *(keyword.value for keyword in node.keywords)]


def _indexed(value: ast.expr) -> ast.expr:
    """What is indexed; ``X.shape[0]`` is allowed although ``X.shape`` alone has no value."""
    if isinstance(value, ast.Attribute) and value.attr == "shape":
        return value.value
    return value


def _index(index: ast.expr) -> list[ast.expr]:
    """The expressions in an index: positions, the ends of slices, ``None`` for a new axis."""
    places = index.elts if isinstance(index, ast.Tuple) else [index]
    found: list[ast.expr] = []
    for place in places:
        if isinstance(place, ast.Slice):
            found += [end for end in (place.lower, place.upper, place.step) if end is not None]
        elif not (isinstance(place, ast.Constant) and place.value is None):
            found.append(place)
    return found


def _foreign(node: ast.AST) -> str:
    match node:
        case ast.Attribute(value=ast.Name(id="np" | "numpy" | "math" | "torch" | "scipy")):
            return f"write the function alone: {node.attr}(...)"
        case ast.Call(func=ast.Attribute(value=ast.Name(id="np" | "numpy" | "math" | "torch"), attr=name)):
            return f"write the function alone: {name}(...)"
        case ast.Call(func=ast.Attribute(attr=name)) if name in ARITY:
            return f"write {name}(x), not x.{name}()"
        case ast.Call(func=ast.Attribute(attr=name)):
            return f"`.{name}()` is not in this language; of attributes it has .T alone"
        case ast.Call():
            return "write * between the things that you multiply"
        case ast.Attribute(attr=name):
            return f"`.{name}` is not in this language; of attributes it has .T alone"
        case ast.Compare():
            return "write one comparison at a time"
        case ast.BinOp(op=ast.FloorDiv() | ast.Mod()):
            return "of divisions this language has / alone"
        case ast.List() | ast.Tuple() | ast.Set() | ast.Dict():
            return "lists are not in this language: work with the symbols' vectors and matrices"
    return f"only arithmetic on the symbols is in this language: {_FORM}"
