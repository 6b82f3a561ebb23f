# caught: wrong-answer
# shows: queries whose exponentials of scores have different sums, and values other than 0
# Normalises over queries in place of keys.
import math

import torch


def attention(q, k, v, causal=False):
    n, d = q.shape[-2:]
    scores = q @ k.transpose(-2, -1) / math.sqrt(d)
    if causal:
        scores = scores.masked_fill(torch.ones(n, n).triu(1).bool(), float("-inf"))
    return scores.softmax(-2) @ v
