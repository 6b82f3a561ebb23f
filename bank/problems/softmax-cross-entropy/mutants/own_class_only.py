# caught: wrong-answer
# shows: logits and labels that the statement allows: any would do
# Returns only the gradient's entries for the labels, shape (n,) in place of (n, k).
import numpy as np


def loss_and_gradient(logits, labels):
    n = len(labels)
    shifted = logits - logits.max(axis=1, keepdims=True)
    exps = np.exp(shifted)
    sums = exps.sum(axis=1)
    loss = np.mean(np.log(sums) - shifted[np.arange(n), labels])
    return float(loss), (exps[np.arange(n), labels] / sums - 1) / n
