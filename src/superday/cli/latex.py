"""Mathematics of the bank's texts as a terminal can show it: ``u^\\top H u`` becomes uᵀ H u.

Not a typesetter: a fraction is a quotient on one line, and what there is no character for is spelled out.
"""

import re
from collections.abc import Iterator

_MATHS = re.compile(r"\\([\\`*_$&<\]#+>=~.)-])|\$+((?:\\.|[^$\\])+)\$+")
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s+|.", re.DOTALL)
_GREEK = [
    *["alpha", "beta", "gamma", "delta", "varepsilon", "epsilon", "zeta", "eta", "theta", "kappa", "lambda", "mu"],
    *["nu", "xi", "pi", "rho", "sigma", "tau", "phi", "varphi", "chi", "psi", "omega"],
    *["Gamma", "Delta", "Theta", "Lambda", "Sigma", "Phi", "Psi", "Omega"],
]
_SIGNS = [
    *["sum", "prod", "int", "partial", "nabla", "infty", "ell", "top", "times", "cdot", "odot", "otimes", "pm", "star"],
    *["circ", "le", "leq", "ge", "geq", "ne", "neq", "approx", "propto", "sim", "gg", "ll", "in", "to", "mid", "prime"],
    *["Vert", "lVert", "rVert", "vert", "lvert", "rvert", "langle", "rangle", "dots", "ldots", "cdots"],
]
_CHARACTERS = {
    **dict(zip(_GREEK, "αβγδεεζηθκλμνξπρστφφχψωΓΔΘΛΣΦΨΩ", strict=True)),
    **dict(zip(_SIGNS, "ΣΠ∫∂∇∞ℓ⊤×·⊙⊗±*∘≤≤≥≥≠≠≈∝~≫≪∈→|′‖‖‖|||⟨⟩………", strict=True)),
    **dict.fromkeys(["quad", "qquad"], " "),
}
_SILENT = frozenset(["left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "displaystyle", "limits"])
_AS_IS = frozenset(["operatorname", "mathrm", "text", "mathbf", "mathbb", "mathcal", "mathit", "boldsymbol"])
_FRACTIONS = frozenset(["frac", "tfrac", "dfrac"])
_ACCENTS = {"bar": "\u0304", "overline": "\u0304", "hat": "\u0302", "tilde": "\u0303"}
_ABOVE = dict(zip("0123456789+-()niT⊤", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱᵀᵀ", strict=True))
_BELOW = dict(zip("0123456789+-()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))


def readable(text: str) -> str:
    """The text with its ``$...$`` as plain characters, and signs that are marked as no markup (``\\$``) alone."""
    return _MATHS.sub(lambda found: formula(found[2]) if found[2] else found[1], text)


def formula(latex: str) -> str:
    """One formula as plain characters."""
    return re.sub(r"\s+", " ", _until(None, iter(_TOKEN.findall(latex)))).strip()


def _until(end: str | None, tokens: Iterator[str]) -> str:
    """All that comes before ``end``."""
    shown, before = "", ""
    for token in tokens:
        if token == end:
            break
        piece = _piece(token, tokens)
        # What would run into the next: log det S, 1/n Σ x.
        is_word = re.search(r"[a-z]{2}$", shown) and token.startswith("\\")
        apart = (is_word or before in _FRACTIONS) and re.match(r"[\wΣΠ√]", piece)
        shown, before = shown + " " * bool(apart) + piece, token[1:]
    return shown


def _piece(token: str, tokens: Iterator[str]) -> str:
    if token == "{":
        return _until("}", tokens)
    if token in "^_":
        return _shifted(token, _argument(tokens))
    if not token.startswith("\\"):
        return token
    name = token[1:]
    if name in _FRACTIONS:
        above, below = _argument(tokens), _argument(tokens)
        return f"{_held(above)}/{_held(below)}"
    if name == "sqrt":
        return f"√{_held(_argument(tokens))}"
    if name in _ACCENTS:
        under = _argument(tokens)
        return under + _ACCENTS[name] if len(under) == 1 else f"{name}({under})"
    return _named(name, tokens)


def _named(name: str, tokens: Iterator[str]) -> str:
    if name in _AS_IS:
        return _argument(tokens)
    if name in _SILENT or name == "!":
        return ""
    if name in _CHARACTERS:
        return _CHARACTERS[name]
    return name if name.isalpha() or name in "{}%&#_$" else " "


def _argument(tokens: Iterator[str]) -> str:
    """The next group, or the next token."""
    for token in tokens:
        if not token.isspace():
            return _piece(token, tokens).strip()
    return ""


def _shifted(where: str, what: str) -> str:
    characters = _ABOVE if where == "^" else _BELOW
    if what and all(character in characters for character in what):
        return "".join(characters[character] for character in what)
    return f"{where}{_held(what)}"


def _held(piece: str) -> str:
    """A piece in brackets where it is more than one name or number."""
    return piece if re.fullmatch(r"[\w.]*[^\s\w+\-/|(]*", piece) else f"({piece})"
