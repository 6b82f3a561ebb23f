"""Queries, keys and values; windows from 0 to beyond n; large logits; n = 16384 for the memory."""

import numpy as np
import torch


def qkv(rng, batch, heads, n, d, scale=1.0):
    def normal():
        return torch.from_numpy(rng.standard_normal((batch, heads, n, d)).astype(np.float32))

    return scale * normal(), normal(), normal()


def visible():
    rng = np.random.default_rng(0)
    return [(*qkv(rng, 1, 1, 5, 2), 1), (*qkv(rng, 1, 2, 4, 3), 0), (*qkv(rng, 2, 1, 6, 4), 10)]


def edge():
    rng = np.random.default_rng(1)
    shapes = [
        (1, 1, 1, 1, 0),
        (1, 1, 1, 4, 3),
        (1, 1, 2, 3, 1),
        (2, 3, 7, 4, 2),
        (1, 1, 9, 1, 3),
        (1, 2, 64, 8, 4),
        (1, 1, 65, 8, 1),
        (1, 1, 130, 4, 64),
        (1, 1, 200, 4, 70),
        (1, 1, 100, 4, 98),
        (1, 1, 100, 4, 99),
        (1, 1, 100, 4, 100),
        (3, 2, 33, 16, 5),
        (1, 1, 128, 8, 0),
    ]
    cases = [(*qkv(rng, b, h, n, d), w) for b, h, n, d, w in shapes]
    cases.append((*qkv(rng, 1, 1, 20, 8, scale=200.0), 3))
    q, k, v = qkv(rng, 1, 1, 30, 4)
    cases.append((q, -30 * q, v, 4))  # each query dislikes itself: zero-padded keys would win
    cases.append((torch.zeros_like(q), k, v, 2))  # the mean over the window
    return cases


def small(rng):
    b, h, n, d = (int(x) for x in rng.integers(1, [3, 3, 9, 5]))
    return (*qkv(rng, b, h, n, d), int(rng.integers(0, 10)))


def random(rng):
    return (*qkv(rng, 2, 2, int(rng.integers(50, 300)), 16), int(rng.integers(0, 90)))


def large(rng):
    return (*qkv(rng, 1, 1, 16384, 16), 16)


def sized(rng, n):
    return (*qkv(rng, 1, 1, n, 16), 32)


def valid(q, k, v, window) -> bool:
    """Finite float32 tensors (batch, heads, n, d) of one shape, logits bounded by 1e4, and an int window >= 0."""
    tensors = (q, k, v)
    if not all(type(t) is torch.Tensor and t.dtype == torch.float32 and t.ndim == 4 for t in tensors):
        return False
    if 0 in q.shape or q.shape != k.shape or q.shape != v.shape:
        return False
    if not all(bool((t.abs() <= 1e6).all()) for t in tensors):  # false for NaN as well
        return False
    bound = float(q.norm(dim=-1).max() * k.norm(dim=-1).max()) / q.shape[-1] ** 0.5  # of every logit, without n * n of them
    return bound <= 1e4 and type(window) is int and window >= 0
