"""Find the library shortcuts that a problem rules out, by reading the code and by watching it run.

Neither can be complete inside Python, and this does not pretend to be: it stops who takes the shortcut, not
who hides it at any price.  A banned name is dotted (``heapq.nlargest``, ``torch.nn.functional.softmax``,
``list.sort``) or a builtin (``sorted``) or a whole module (``sklearn``).  A banned function of a library is
banned under its other names in that library too: as ``torch.softmax`` and as the method ``t.softmax``.
"""

import ast
import builtins
import importlib
import sys
from collections.abc import Callable, Iterator
from types import CodeType
from typing import Any, NamedTuple

BY_NAME = {"getattr", "attrgetter", "methodcaller", "__getattribute__", "hasattr"}
OWN = {"self", "cls", "super"}


class Shortcut(NamedTuple):
    """A banned name and the line that uses it."""

    name: str
    line: int


def find(program: CodeType, code: str, banned: list[str]) -> Shortcut | None:
    """The first use of a banned name in the code, by line; ``program`` is what it compiles to.

    The code is read only where a banned word is in it at all, which is seldom.
    """
    words = set(_words(program)) if banned else set()
    if not any(ban.rpartition(".")[2] in words for ban in banned):
        return None
    nodes = list(ast.walk(ast.parse(code)))
    reader = _Reader(nodes)
    uses = dict.fromkeys(use for node in nodes for use in reader.uses(node))
    hits = [Shortcut(ban, line) for name, line in uses for ban in banned if _same(name, ban)]
    return min(hits, key=lambda hit: hit.line, default=None)


def _words(constant: Any) -> Iterator[str]:
    """All names and strings of a code object, those with dots in pieces.  What can never run is not compiled."""
    if isinstance(constant, str):
        yield from constant.split(".")
    elif isinstance(constant, (tuple, frozenset)):
        for part in constant:
            yield from _words(part)
    elif isinstance(constant, CodeType):
        yield from _words(constant.co_names + constant.co_varnames + constant.co_cellvars + constant.co_freevars)
        yield from _words(constant.co_consts)


def _same(name: str, ban: str) -> bool:
    """``?.softmax`` is the attribute of something unknown; dotted names of one library agree by their last word."""
    if name == ban or name.startswith(ban + "."):
        return True
    if "." not in ban or name.rpartition(".")[2] != ban.rpartition(".")[2]:
        return False
    return name.partition(".")[0] in ("?", ban.partition(".")[0])


class _Reader:
    """Knows which name of the file stands for which dotted name."""

    def __init__(self, nodes: list[ast.AST]):
        self.aliases: dict[str, str] = {}
        self.stars: list[str] = []
        self.defined = {node.name for node in nodes if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
        for node in nodes:
            self._note(node)

    def _note(self, node: ast.AST) -> None:
        if isinstance(node, ast.Import):
            for name in node.names:
                top = name.name.split(".")[0]
                self.aliases[name.asname or top] = name.name if name.asname else top
        elif isinstance(node, ast.ImportFrom):
            for name in node.names:
                self._note_from(node.module or "", name)
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            known = self.dotted(node.value)
            if known and not known.startswith("?"):
                self.aliases[node.targets[0].id] = known

    def _note_from(self, module: str, name: ast.alias) -> None:
        if name.name == "*":
            self.stars.append(module)
        else:
            self.aliases[name.asname or name.name] = f"{module}.{name.name}"

    def dotted(self, node: ast.AST) -> str:
        """The dotted name of an expression, ``?.last`` where its base is not known, "" where it has none."""
        if isinstance(node, ast.Name):
            return self._bare(node.id)
        if not isinstance(node, ast.Attribute):
            return ""
        if isinstance(node.value, ast.Name) and node.value.id in OWN | self.defined:
            return ""
        base = self.dotted(node.value)
        known = base and not base.startswith("?") and (base.split(".")[0] not in self.defined)
        return f"{base}.{node.attr}" if known else f"?.{node.attr}"

    def _bare(self, name: str) -> str:
        if name in self.aliases:
            return self.aliases[name]
        if name in self.defined:
            return ""
        return name if hasattr(builtins, name) else ""

    def uses(self, node: ast.AST) -> Iterator[tuple[str, int]]:
        """Dotted names that a node uses, with the line."""
        if isinstance(node, ast.Import):
            yield from ((name.name, node.lineno) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((f"{node.module}.{name.name}", node.lineno) for name in node.names)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield from ((name, node.lineno) for name in self._meanings(node.id) if name)
        elif isinstance(node, ast.Attribute):
            yield self.dotted(node), node.lineno
        elif isinstance(node, ast.Call) and _callee(node) in BY_NAME:
            yield from ((f"?.{text}", node.lineno) for text in _texts(node.args))
        elif isinstance(node, ast.Subscript) and _is_namespace(node.value):
            yield from ((f"?.{text}", node.lineno) for text in _texts([node.slice]))

    def _meanings(self, name: str) -> list[str]:
        from_stars = [f"{module}.{name}" for module in self.stars if name not in self.defined]
        return [self._bare(name), *from_stars]


def _callee(call: ast.Call) -> str:
    function = call.func
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _texts(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value.rpartition(".")[2]


def _is_namespace(node: ast.expr) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr == "__dict__"
    return isinstance(node, ast.Call) and _callee(node) in ("vars", "globals", "locals")


class Watch:
    """Swaps banned functions for stubs that note who calls them.

    A stub works as ever for the library itself (``Counter.most_common`` needs ``heapq.nlargest``) and stops
    the submission, told by the file name of the calling code.
    """

    def __init__(self, banned: list[str], filename: str):
        self.filename = filename
        self.caught: Shortcut | None = None
        for name in banned:
            for owner, last in _owners(name):
                self._swap(owner, last, name)

    def _swap(self, owner: Any, last: str, name: str) -> None:
        original = getattr(owner, last, None)
        if not callable(original) or isinstance(original, type):
            return  # a class is told by the code alone: a stub in its place would break isinstance
        try:
            setattr(owner, last, self._stub(original, name))
        except (AttributeError, TypeError):
            return  # a method of a built-in type: told by the code alone

    def _stub(self, original: Callable[..., Any], name: str) -> Callable[..., Any]:
        def stub(*args: Any, **options: Any) -> Any:
            caller = sys._getframe(1)
            if caller.f_code.co_filename != self.filename:
                return original(*args, **options)
            self.caught = self.caught or Shortcut(name, caller.f_lineno)
            raise PermissionError(f"{name} is ruled out by the statement")

        return stub


def _owners(name: str) -> Iterator[tuple[Any, str]]:
    """The objects that hold a banned function, with its name there."""
    path, _, last = name.rpartition(".")
    owner = _resolve(path or "builtins")
    if owner is not None:
        yield owner, last
    torch = sys.modules.get("torch")
    if torch is not None and name.startswith("torch."):
        yield from ((place, last) for place in (torch, torch.nn.functional, torch.Tensor) if place is not owner)


def _resolve(path: str) -> Any:
    module = path
    rest: list[str] = []
    while module:
        try:
            found: Any = importlib.import_module(module)
        except ImportError:
            module, _, word = module.rpartition(".")
            rest.insert(0, word)
            continue
        for word in rest:
            found = getattr(found, word, None)
        return found
    return getattr(builtins, path.split(".")[0], None)
