"""Banned names are found under their other names, and only they."""

import collections
import heapq

import pytest

from superday.judge.inside import shortcuts


def found(code, *banned):
    hit = shortcuts.find(compile(code, "<solution>", "exec"), code, list(banned))
    return hit.line if hit else None


@pytest.mark.parametrize(
    ("code", "ban"),
    [
        ("import heapq\nheapq.nlargest(1, x)", "heapq.nlargest"),
        ("import heapq as h\nh.nlargest(1, x)", "heapq.nlargest"),
        ("\nfrom heapq import nlargest", "heapq.nlargest"),
        ("\nfrom heapq import nlargest as big", "heapq.nlargest"),
        ("from heapq import *\nnlargest(1, x)", "heapq.nlargest"),
        ("import heapq\ngetattr(heapq, 'nlargest')(1, x)", "heapq.nlargest"),
        ("import heapq\nheapq.__dict__['nlargest'](1, x)", "heapq.nlargest"),
        ("import heapq\nf = heapq.nlargest", "heapq.nlargest"),
        ("\n__import__('heapq').nlargest(1, x)", "heapq.nlargest"),
        ("def f(x):\n    return sorted(x)", "sorted"),
        ("import builtins\nbuiltins.sorted(x)", "builtins.sorted"),
        ("def f(x):\n    x.sort()", "list.sort"),
        ("import torch\ntorch.softmax(x, 0)", "torch.softmax"),
        ("import torch.nn.functional as F\nF.softmax(x, 0)", "torch.softmax"),
        ("from torch import softmax as s, exp\ns(x, 0)", "torch.nn.functional.softmax"),
        ("def f(t):\n    return t.softmax(0)", "torch.softmax"),
        ("def f(t):\n    return (t + 1).exp().softmax(0)", "torch.softmax"),
        ("import numpy as np\nnp.linalg.solve(a, b)", "numpy.linalg.solve"),
        ("from numpy import linalg as la\nla.solve(a, b)", "numpy.linalg.solve"),
        ("\nimport sklearn.svm", "sklearn"),
        ("\nfrom sklearn import svm", "sklearn"),
    ],
)
def test_a_shortcut_is_found_whatever_it_is_called(code, ban):
    assert found(code, ban) in (1, 2)


@pytest.mark.parametrize(
    ("code", "ban"),
    [
        ("def softmax(x): ...\nsoftmax(x)", "torch.softmax"),
        ("class A:\n    def softmax(self): ...\n    def f(self): return self.softmax()", "torch.softmax"),
        ("def sorted(x): ...\nsorted(x)", "sorted"),
        ("import heapq\nheapq.heappush(h, 1)", "heapq.nlargest"),
        ("'use torch.softmax'  # or torch.softmax", "torch.softmax"),
        ("import scipy.special\nscipy.special.softmax(x)", "torch.softmax"),
        ("softmax = 3\nprint(softmax)", "torch.softmax"),
    ],
)
def test_what_is_not_the_shortcut_is_left_alone(code, ban):
    assert found(code, ban) is None


def test_a_stub_stops_the_submission_but_not_the_library(monkeypatch):
    monkeypatch.setattr(heapq, "nlargest", heapq.nlargest)  # put back afterwards
    watch = shortcuts.Watch(["heapq.nlargest"], "<solution>")
    assert collections.Counter("aab").most_common(1) == [("a", 2)]
    with pytest.raises(PermissionError):
        exec(compile("\nheapq.nlargest(1, [1])", "<solution>", "exec"), {"heapq": heapq})
    assert watch.caught == ("heapq.nlargest", 2)
