# caught: wrong-answer
# shows: two rows or more whose softmax is not one-hot
# Returns the gradient of the sum, not of the mean.
import numpy as np


def loss_and_gradient(logits, labels):
    n = len(labels)
    shifted = logits - logits.max(axis=1, keepdims=True)
    exps = np.exp(shifted)
    sums = exps.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(sums[:, 0]) - shifted[np.arange(n), labels])
    p = exps / sums
    p[np.arange(n), labels] -= 1
    return float(loss), p
