# caught: wrong-answer
# shows: two top logits of a row whose difference float32 gets wrong, such as 10000.001 and 10000
# Computes in float32.
import numpy as np


def loss_and_gradient(logits, labels):
    n = len(labels)
    logits = logits.astype(np.float32)
    shifted = logits - logits.max(axis=1, keepdims=True)
    exps = np.exp(shifted)
    sums = exps.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(sums[:, 0]) - shifted[np.arange(n), labels])
    p = exps / sums
    p[np.arange(n), labels] -= 1
    return float(loss), p.astype(np.float64) / n
