import torch


def local_attention(q, k, v, window):
    length, dim = q.shape[2], q.shape[3]
    att = torch.matmul(q, k.permute(0, 1, 3, 2)) / dim ** 0.5
    att = torch.exp(att)
    mask = torch.zeros(length, length)
    for i in range(length):
        for j in range(length):
            if abs(i - j) <= window:
                mask[i, j] = 1
    att = att * mask
    att = att / att.sum(dim=-1, keepdim=True)
    return torch.matmul(att, v)
