"""A few queries at a time, and no matrix product: each query meets each key it may see, and they are weighed by hand."""

import math

import torch

BLOCK = 8


def attention(q, k, v, causal: bool = False):
    n, d = q.shape[-2:]
    parts = []
    for start in range(0, n, BLOCK):
        queries = q[..., start : start + BLOCK, None, :]  # (b, h, block, 1, d)
        last = start + queries.shape[-3] if causal else n
        scores = (queries * k[..., None, :last, :]).sum(dim=-1) / math.sqrt(d)  # (b, h, block, last)
        if causal:
            for row in range(scores.shape[-2]):
                scores[..., row, start + row + 1 :] = -math.inf
        weights = torch.exp(scores - scores.amax(dim=-1, keepdim=True))
        total = weights.sum(dim=-1, keepdim=True)
        parts.append((weights[..., None] * v[..., None, :last, :]).sum(dim=-2) / total)
    return torch.cat(parts, dim=-2)
