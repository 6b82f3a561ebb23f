import numpy as np


def loss_and_gradient(logits, labels):
    n = len(labels)
    pick = (np.arange(n), labels)
    # softmax doesn't care about a shift; with the row maximum at 0 nothing can overflow,
    # and the sum is at least 1, so its log is safe. exp(-inf) = 0 is what we want for a class that is out.
    z = logits - np.max(logits, axis=1, keepdims=True)
    e = np.exp(z)
    total = np.sum(e, axis=1)
    losses = np.log(total) - z[pick]
    grad = e / total[:, None]
    grad[pick] -= 1.0
    return float(np.mean(losses)), grad / n
