"""Sliding-window attention, a block of queries at a time.

Idea: queries start..stop-1 see no key outside start-window..stop-1+window.  So each block is a small dense attention
over a strip of keys, with a band mask inside; the n x n matrix never exists.  With block size about the window, half of
each strip is masked: the price for products that are large enough to be fast.
O(n w d) time; O(n w) memory if autograd keeps all blocks' weights, O(w^2) more than the output without.
(Longformer: Beltagy, Peters, Cohan 2020.)
"""

import math

import torch


def local_attention(q, k, v, window: int):
    n, d = q.shape[-2:]
    block = max(window, 64)  # not below 64: many tiny products would be slow
    out = torch.empty_like(v)
    for start in range(0, n, block):
        stop = min(start + block, n)
        left, right = max(0, start - window), min(n, stop + window)  # the strip: no padding to mask
        queries, keys, values = q[..., start:stop, :], k[..., left:right, :], v[..., left:right, :]
        scores = queries @ keys.transpose(-2, -1) / math.sqrt(d)  # (b, h, block, strip)
        i = torch.arange(start, stop, device=q.device)[:, None]
        j = torch.arange(left, right, device=q.device)[None, :]
        scores = scores.masked_fill((i - j).abs() > window, float("-inf"))  # before the softmax
        out[..., start:stop, :] = scores.softmax(dim=-1) @ values  # (b, h, block, d)
    return out
