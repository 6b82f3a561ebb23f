# caught: wrong-answer
# shows: causal=True with two or more different values and scores of ordinary size
# Sets hidden scores to 0, which still has weight after the softmax.
import math

import torch


def attention(q, k, v, causal=False):
    d = q.shape[-1]
    scores = q @ k.transpose(-2, -1) / math.sqrt(d)
    if causal:
        scores = scores.tril()
    return scores.softmax(-1) @ v
