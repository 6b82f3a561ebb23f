"""Scaled dot-product attention over heads.

Idea: products broadcast over batch and heads, so only the last two axes need thought.  Scores are divided by sqrt(d)
(a dot product of d unit-variance terms has variance d, and a saturated softmax has no gradient); the future is set to
-inf before the softmax, so that the weights left sum to one.  O(n^2 d) time, O(n^2) memory a head; with a running
maximum and sum, tile by tile, the same result needs O(n) memory (FlashAttention).
(Vaswani et al. 2017.)
"""

import math

import torch


def attention(q, k, v, causal: bool = False):
    n, d = q.shape[-2:]
    scores = q @ k.transpose(-2, -1) / math.sqrt(d)  # (b, h, n, n): row i holds the scores of query i
    if causal:
        future = torch.ones(n, n, dtype=torch.bool, device=q.device).triu(diagonal=1)  # j > i
        scores = scores.masked_fill(future, float("-inf"))
    weights = scores.softmax(dim=-1)  # over keys; subtracts each row's maximum, so large logits are safe
    return weights @ v  # (b, h, n, d)
