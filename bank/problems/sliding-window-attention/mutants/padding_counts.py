# caught: wrong-answer
# shows: a window above 0, with scores of ordinary size and values other than 0
# Pads the keys with zeros at both ends and lets the padding take weight.
import math

import torch
import torch.nn.functional as F


def local_attention(q, k, v, window):
    d = q.shape[-1]
    keys = F.pad(k, (0, 0, window, window)).unfold(2, 2 * window + 1, 1)  # (b, h, n, d, 2w + 1)
    values = F.pad(v, (0, 0, window, window)).unfold(2, 2 * window + 1, 1)
    weights = (torch.einsum("bhnd,bhndw->bhnw", q, keys) / math.sqrt(d)).softmax(-1)
    return torch.einsum("bhnw,bhndw->bhnd", weights, values)
