# caught: wrong-answer
# shows: different values at a distance of exactly window, with window above 0
# Leaves out the positions at distance exactly `window`.
import math

import torch


def local_attention(q, k, v, window):
    n, d = q.shape[-2:]
    i = torch.arange(n)
    outside = (i[:, None] - i[None, :]).abs() >= max(window, 1)
    scores = q @ k.transpose(-2, -1) / math.sqrt(d)
    return scores.masked_fill(outside, float("-inf")).softmax(-1) @ v
