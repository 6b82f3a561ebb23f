# caught: wrong-answer
# shows: a position outside some window, with scores of ordinary size and values other than 0
# Zeroes the weights after the softmax, so that they no longer sum to one.
import math

import torch


def local_attention(q, k, v, window):
    n, d = q.shape[-2:]
    i = torch.arange(n)
    outside = (i[:, None] - i[None, :]).abs() > window
    weights = (q @ k.transpose(-2, -1) / math.sqrt(d)).softmax(-1)
    return weights.masked_fill(outside, 0.0) @ v
