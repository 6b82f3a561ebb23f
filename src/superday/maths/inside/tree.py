"""Expressions as syntax trees, and back as text."""

import ast
from functools import lru_cache


@lru_cache(maxsize=4096)
def tree(source: str) -> ast.expr:
    """Every draw evaluates the same lines: read them once."""
    return ast.parse(source, mode="eval").body


def spelled(node: ast.AST) -> str:
    """The expression as text, cut where it is long."""
    text = ast.unparse(node)
    return text if len(text) <= 60 else text[:57] + "..."
