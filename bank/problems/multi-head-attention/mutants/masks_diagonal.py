# caught: wrong-answer
# shows: causal=True
# Hides the position itself too: the first row has nothing left and turns into NaN.
import math

import torch


def attention(q, k, v, causal=False):
    n, d = q.shape[-2:]
    scores = q @ k.transpose(-2, -1) / math.sqrt(d)
    if causal:
        scores = scores.masked_fill(torch.ones(n, n).triu(0).bool(), float("-inf"))
    return scores.softmax(-1) @ v
