# caught: wrong-answer
# shows: d above 1, with keys that score differently and hold different values
# Divides by d in place of its root.
import torch


def attention(q, k, v, causal=False):
    n, d = q.shape[-2:]
    scores = q @ k.transpose(-2, -1) / d
    if causal:
        scores = scores.masked_fill(torch.ones(n, n).triu(1).bool(), float("-inf"))
    return scores.softmax(-1) @ v
