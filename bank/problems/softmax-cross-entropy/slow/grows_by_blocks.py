# growth: n^2
# Works through blocks of rows and appends each gradient to an array, which copies all that is there already.
import numpy as np

BLOCK = 50


def loss_and_gradient(logits, labels):
    n, k = logits.shape
    loss, gradient = 0.0, np.zeros((0, k))
    for start in range(0, n, BLOCK):
        z, y = logits[start : start + BLOCK], labels[start : start + BLOCK]
        rows = np.arange(len(z))
        shifted = z - z.max(axis=1, keepdims=True)
        exps = np.exp(shifted)
        sums = exps.sum(axis=1, keepdims=True)
        loss += float(np.sum(np.log(sums[:, 0]) - shifted[rows, y]))
        p = exps / sums
        p[rows, y] -= 1
        gradient = np.vstack([gradient, p])
    return loss / n, gradient / n
