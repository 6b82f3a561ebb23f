"""Queries, keys and values, with and without the causal mask, with ordinary and huge logits."""

import numpy as np
import torch


def qkv(rng, batch, heads, n, d, scale=1.0):
    def normal():
        return torch.from_numpy(rng.standard_normal((batch, heads, n, d)).astype(np.float32))

    return scale * normal(), normal(), normal()


def visible():
    rng = np.random.default_rng(0)
    return [qkv(rng, 1, 1, 3, 2), (*qkv(rng, 1, 2, 4, 3), True), (*qkv(rng, 2, 1, 5, 4), False)]


def edge():
    rng = np.random.default_rng(1)
    cases = [(*qkv(rng, *shape), causal) for shape in [
        (1, 1, 1, 1), (1, 1, 1, 5), (1, 1, 2, 1), (2, 3, 4, 5), (3, 3, 3, 3), (1, 4, 17, 8), (2, 1, 5, 64),
    ] for causal in (False, True)]
    cases.append((*qkv(rng, 1, 2, 8, 4, scale=300.0), False))
    cases.append((*qkv(rng, 1, 2, 8, 4, scale=300.0), True))
    q, k, v = qkv(rng, 1, 1, 6, 4)
    cases.append((torch.zeros_like(q), k, v, True))  # running means
    cases.append((q, -20 * q, v, True))  # a query dislikes what it may see
    return cases


def small(rng):
    b, h, n, d = (int(x) for x in rng.integers(1, [3, 3, 6, 5]))
    return (*qkv(rng, b, h, n, d), bool(rng.integers(2)))


def random(rng):
    return (*qkv(rng, 2, 3, int(rng.integers(10, 50)), 16), bool(rng.integers(2)))


def large(rng):
    return (*qkv(rng, 2, 4, 1024, 32), True)


def sized(rng, n):
    return (*qkv(rng, 1, 1, n, 128), True)


def valid(q, k, v, causal=False) -> bool:
    """Finite float32 tensors (batch, heads, n, d) of one shape, logits bounded by 1e4, and a bool."""
    tensors = (q, k, v)
    if not all(type(t) is torch.Tensor and t.dtype == torch.float32 and t.ndim == 4 for t in tensors):
        return False
    if 0 in q.shape or q.shape != k.shape or q.shape != v.shape:
        return False
    if not all(bool((t.abs() <= 1e6).all()) for t in tensors):  # false for NaN as well
        return False
    bound = float(q.norm(dim=-1).max() * k.norm(dim=-1).max()) / q.shape[-1] ** 0.5  # of every logit, without n * n of them
    return bound <= 1e4 and type(causal) is bool
