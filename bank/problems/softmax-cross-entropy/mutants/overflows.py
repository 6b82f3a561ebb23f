# caught: wrong-answer
# shows: a logit of 710 or more
# Exponentiates the raw logits.
import numpy as np


def loss_and_gradient(logits, labels):
    n = len(labels)
    exps = np.exp(logits)
    p = exps / exps.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(p[np.arange(n), labels]))
    p[np.arange(n), labels] -= 1
    return float(loss), p / n
