"""How names are written: Greek letters, subscripts, accents.  Two names are never written alike."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_SHORT = {"eps": "varepsilon", "epsilon": "varepsilon", "lam": "lambda"}
_GREEK = [
    *["alpha", "beta", "gamma", "delta", "zeta", "eta", "theta", "iota", "kappa", "mu", "nu", "xi", "pi", "rho"],
    *["sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"],
    *["Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega"],
]
_LETTERS = {name: f"\\{_SHORT.get(name, name)}" for name in [*_GREEK, *_SHORT]}
_ACCENTS = {"hat": "hat", "bar": "bar", "tilde": "tilde"}
_INDEX = "ijklrst"  # letters for the entries of vectors and matrices


@dataclass(frozen=True)
class Written:
    """A name in LaTeX: what it is built on, and its subscript (empty for most)."""

    base: str
    below: str = ""

    def at(self, index: str = "") -> str:
        """The whole, with ``index`` after its own subscript."""
        below = ",\\,".join(part for part in (self.below, index) if part)
        return f"{self.base}_{{{below}}}" if below else self.base


class Notation:
    """The names of a derivation; ``said`` gives the LaTeX of those that its statement writes otherwise."""

    def __init__(self, said: Mapping[str, str]):
        self._said = said
        self._written: dict[str, Written] = {}

    def learn(self, names: Iterable[str]) -> None:
        """Give each of these names its writing, for good; one that looks like an earlier name is written as typed."""
        for name in names:
            if name in self._written:
                continue
            taken = {written.at() for written in self._written.values()}
            wanted = _said(self._said[name]) if name in self._said else self._wanted(name)
            self._written[name] = _as_typed(name) if wanted is None or wanted.at() in taken else wanted

    def __getitem__(self, name: str) -> Written:
        self.learn([name])
        return self._written[name]

    def has(self, latex: str) -> bool:
        """Whether a name is built on these letters."""
        return any(written.base == latex for written in self._written.values())

    def letter(self, used: Iterable[str]) -> str | None:
        """A letter for an index that is no name here, nor part of one, nor ``used``; None where all are taken."""
        parts = {part for name in self._written for part in name.split("_")} | set(used)
        return next((letter for letter in _INDEX if letter not in parts), None)

    def _wanted(self, name: str) -> Written | None:
        head, *rest = name.split("_")
        if not head or not all(rest):
            return None
        accents = [_ACCENTS[part] for part in rest if part in _ACCENTS]
        letters, digits = _split(head)
        base, below = self._head(letters), [digits] if digits else []
        for accent in accents:
            base = f"\\{accent}{{{base}}}"
        below += [_below(part) for part in rest if part not in _ACCENTS]
        return Written(base, ",\\,".join(below))

    def _head(self, letters: str) -> str:
        if letters in _LETTERS:
            return _LETTERS[letters]
        if len(letters) == 1:
            return letters
        if letters[0] == "d" and letters[1:] in self._written:  # dW beside W: what the loss changes by with W
            return f"\\mathrm{{d}}{self._written[letters[1:]].base}"
        return f"\\mathrm{{{letters}}}"


def _said(latex: str) -> Written:
    """What a statement writes, held together so that an index may follow its own."""
    return Written(f"{{{latex}}}" if "_" in latex or "^" in latex else latex)


def _split(head: str) -> tuple[str, str]:
    """The letters of ``W1`` and its digits."""
    found = re.fullmatch(r"([A-Za-z]+?)(\d*)", head)
    return (found[1], found[2]) if found else (head, "")


def _below(part: str) -> str:
    plain = len(part) == 1 or part.isdigit()
    return part if plain else _LETTERS.get(part, f"\\mathrm{{{part}}}")


def _as_typed(name: str) -> Written:
    escaped = name.replace("_", "\\_")
    return Written(f"\\mathtt{{{escaped}}}")
