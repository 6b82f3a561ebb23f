# caught: wrong-answer
# shows: values v that bfloat16 rounds, such as 0.1
# Computes in bfloat16 and returns float32.
import math

import torch


def attention(q, k, v, causal=False):
    n, d = q.shape[-2:]
    q, k, v = q.bfloat16(), k.bfloat16(), v.bfloat16()
    scores = q @ k.transpose(-2, -1) / math.sqrt(d)
    if causal:
        scores = scores.masked_fill(torch.ones(n, n).triu(1).bool(), float("-inf"))
    return (scores.softmax(-1) @ v).float()
