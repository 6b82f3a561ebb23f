# caught: wrong-answer
# shows: a label whose probability is below 1e-15 (a logit 40 below the row's largest)
# Takes log(softmax + 1e-12), which caps the loss at 27.6.
import numpy as np


def loss_and_gradient(logits, labels):
    n = len(labels)
    exps = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = exps / exps.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(p[np.arange(n), labels] + 1e-12))
    p[np.arange(n), labels] -= 1
    return float(loss), p / n
