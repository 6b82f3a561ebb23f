# caught: wrong-answer
# shows: a row whose logits are all 800 or more below another row's largest
# Subtracts the maximum of the whole batch, so rows far below it underflow.
import numpy as np


def loss_and_gradient(logits, labels):
    n = len(labels)
    shifted = logits - logits.max()
    exps = np.exp(shifted)
    sums = exps.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(sums[:, 0]) - shifted[np.arange(n), labels])
    p = exps / sums
    p[np.arange(n), labels] -= 1
    return float(loss), p / n
