# caught: wrong-answer
# shows: a window above 0, and two or more different values side by side
# Looks back only: 0 <= i - j <= window.
import math

import torch


def local_attention(q, k, v, window):
    n, d = q.shape[-2:]
    i = torch.arange(n)
    gap = i[:, None] - i[None, :]
    scores = q @ k.transpose(-2, -1) / math.sqrt(d)
    return scores.masked_fill((gap < 0) | (gap > window), float("-inf")).softmax(-1) @ v
