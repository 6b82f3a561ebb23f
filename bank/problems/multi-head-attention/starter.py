import torch


def attention(q, k, v, causal: bool = False):
    """q, k, v: (batch, heads, n, d) -> (batch, heads, n, d)"""
    raise NotImplementedError
