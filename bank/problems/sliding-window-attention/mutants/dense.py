# caught: memory-limit
# Forms the n x n matrix and masks it.
import math

import torch


def local_attention(q, k, v, window):
    n, d = q.shape[-2:]
    scores = q @ k.transpose(-2, -1) / math.sqrt(d)
    i = torch.arange(n)
    outside = (i[:, None] - i[None, :]).abs() > window
    return scores.masked_fill(outside, float("-inf")).softmax(-1) @ v
