"""One query at a time."""

import math

import torch


def attention(q, k, v, causal: bool = False):
    out = torch.zeros_like(v)
    batch, heads, n, d = q.shape
    for b in range(batch):
        for h in range(heads):
            for i in range(n):
                last = i + 1 if causal else n
                scores = k[b, h, :last] @ q[b, h, i] / math.sqrt(d)
                weights = torch.exp(scores - scores.max())
                out[b, h, i] = weights @ v[b, h, :last] / weights.sum()
    return out
