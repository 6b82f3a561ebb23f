# caught: wrong-answer
# shows: d above 1, with keys in one window that score differently and hold different values
# Forgets the division by sqrt(d).
import torch


def local_attention(q, k, v, window):
    i = torch.arange(q.shape[-2])
    outside = (i[:, None] - i[None, :]).abs() > window
    scores = q @ k.transpose(-2, -1)
    return scores.masked_fill(outside, float("-inf")).softmax(-1) @ v
