"""What a derivation is: given symbols and how to sample them, targets, checkpoints, usual wrong turns."""

from typing import Annotated, Literal

import msgspec

from superday.findings import Outcome

Name = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=32)]
Expression = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
Sampler = Literal[
    "normal",
    "positive",
    "unit",
    "probability",
    "sorted",
    "spd",
    "orthonormal",
    "simplex",
    "binary",
    "signs",
    "onehot",
    "integer",
]


class Symbol(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A given quantity.

    ``shape`` names dimensions (``[]`` a scalar, ``["d"]`` a vector, ``["n", "d"]`` a matrix).  It is sampled
    (``sample``), defined by an expression over the symbols before it (``define``), or random with a
    distribution over which ``E`` averages (``random``, such as "normal(m, S)").  An ``implicit`` one is
    defined, but for the candidate to find: it may stand in claims and in nothing that reaches a target.
    ``latex`` is how the statement writes it where its name alone does not say (``\\sigma^2`` for ``s2``).
    """

    name: Name
    means: str
    shape: list[Name] = []
    sample: Sampler | None = None
    define: Expression | None = None
    random: Expression | None = None
    implicit: bool = False
    latex: str = ""


class Target(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A value to reach.  With one target the last line is compared, with several the lines that name them."""

    name: Name
    expr: Expression


class Checkpoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A step worth marks on the way, with the value that a line must take to show it."""

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    says: str
    expr: Expression


class WrongTurn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A usual mistake: where ``target`` comes out as ``expr``, ``says`` is the diagnosis."""

    target: Name
    expr: Expression
    says: str


class Planted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A derivation with an error planted at ``line`` of ``text`` (from 1): the line that must be named first."""

    line: Annotated[int, msgspec.Meta(ge=1)]
    text: Annotated[str, msgspec.Meta(min_length=1)]


class Derivation(msgspec.Struct, frozen=True):
    """All that the checker needs to know; ``dims`` gives each dimension's size when sampling."""

    id: str
    symbols: list[Symbol]
    dims: dict[str, int]
    targets: list[Target]
    checkpoints: list[Checkpoint] = []
    wrong_turns: list[WrongTurn] = []
    rtol: float = 1e-6
    solutions: list[str] = []  # whole derivations that are right: what their lines come to is known to be good


class Step(msgspec.Struct, frozen=True):
    """One line of a derivation: whether it holds, and why not (or what it shows).

    ``start`` is where ``text`` begins in the whole derivation.  ``target`` names the target that this line
    decides, with what became of it in ``outcome``; ``shows`` are the checkpoints whose value the line, or a
    part of it, takes.
    """

    line: int
    text: str
    ok: bool
    why: str
    start: int = 0
    target: str | None = None
    outcome: Outcome | None = None
    shows: list[str] = []


class Derived(msgspec.Struct, frozen=True):
    """What the checker says of a whole derivation; ``first_wrong`` is a line number of the file, from 1."""

    question: str
    complete: bool
    first_wrong: int | None
    steps: list[Step]
