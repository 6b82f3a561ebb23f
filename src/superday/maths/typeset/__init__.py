"""Typed lines as they would be written by hand, in LaTeX.  Evaluates nothing and judges nothing."""

from superday.maths.typeset.lines import Typeset, symbol, typeset

__all__ = ["Typeset", "symbol", "typeset"]
