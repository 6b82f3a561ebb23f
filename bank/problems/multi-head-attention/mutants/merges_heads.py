# caught: wrong-answer
# shows: tensors that the statement allows: any would do
# Joins the heads at the end: (batch, n, heads * d) in place of (batch, heads, n, d).
import math

import torch


def attention(q, k, v, causal=False):
    n, d = q.shape[-2:]
    scores = q @ k.transpose(-2, -1) / math.sqrt(d)
    if causal:
        scores = scores.masked_fill(torch.ones(n, n).triu(1).bool(), float("-inf"))
    return (scores.softmax(-1) @ v).transpose(1, 2).flatten(2)
