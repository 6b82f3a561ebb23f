import torch


def local_attention(q, k, v, window: int):
    """q, k, v: (batch, heads, n, d) -> (batch, heads, n, d)"""
    raise NotImplementedError
