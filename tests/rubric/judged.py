"""Answers judged by hand: what each says about one point.

``shown``, ``not`` (left out, denied or talked around), ``trap`` (the wrong statement is made).  The first list was
looked at while the grader was written.  The second was written before its first run, in which 31 of 40 came out right;
general defects that it showed were mended afterwards, so it no longer measures.  ``heldout.py`` does.
"""

from superday.rubric.model import Number, Point, Rubric

SGD = Rubric(
    "How does stochastic gradient descent differ from gradient descent?",
    [
        Point(
            id="unbiased",
            says="The mini-batch gradient is an unbiased estimate of the full gradient.",
            kind="must",
            wordings=[
                "on average the mini-batch gradient equals the full gradient",
                "it's an unbiased estimator of the true gradient",
                "in expectation you still go in the right direction",
            ],
            terms=[
                ["unbiased", "in expectation", "on average", "expected value"],
                ["gradient", "direction", "estimate"],
            ],
        ),
        Point(
            id="biased",
            says="The mini-batch gradient is biased.",
            kind="trap",
            refutes="unbiased",
            wordings=[
                "the mini-batch gradient is a biased estimate",
                "using few samples introduces a bias into the gradient",
                "it points systematically in a wrong direction",
            ],
            terms=[["biased", "bias", "systematically"], ["gradient", "estimate", "direction"]],
        ),
    ],
)
REGULARISATION = Rubric(
    "What does L2 regularisation do to a linear model, and why would you use it?",
    [
        Point(
            id="shrinks",
            says="It shrinks the weights towards zero without making them exactly zero.",
            kind="must",
            wordings=[
                "it pulls the coefficients towards zero but never exactly to zero",
                "the weights get smaller, all of them, and none is dropped",
                "large weights are penalised so you end up with small ones",
            ],
            terms=[
                ["shrink", "pull", "smaller", "small", "towards zero", "penalise"],
                ["weights", "coefficients", "parameters"],
            ],
        ),
        Point(
            id="sparse",
            says="L2 makes the solution sparse.",
            kind="trap",
            refutes="shrinks",
            wordings=[
                "l2 sets many weights exactly to zero",
                "ridge gives you a sparse model",
                "it does feature selection by zeroing coefficients",
            ],
            terms=[["sparse", "exactly zero", "feature selection", "zeroing", "zeros out"]],
        ),
        Point(
            id="variance",
            says="It trades a little bias for less variance.",
            wordings=[
                "you accept some bias to get lower variance",
                "it lowers the variance of the estimate at the cost of bias",
                "reduces overfitting because the fit depends less on the sample",
            ],
            terms=[
                ["variance", "overfit", "overfitting"],
                ["lower", "less", "reduce", "decrease", "trade", "prevent"],
            ],
        ),
    ],
)
KNN = Rubric(
    "How do you choose k in k-nearest neighbours?",
    [
        Point(
            id="small-k",
            says="A small k has low bias and high variance.",
            kind="must",
            wordings=[
                "with k of one the boundary follows the noise",
                "small k overfits, its predictions have a high variance",
                "few neighbours make it sensitive to single noisy points",
            ],
            terms=[
                ["small", "few", "low k", "k of one", "one neighbour", "tiny"],
                ["overfit", "variance", "noise", "noisy", "wiggly", "jagged"],
            ],
        ),
        Point(
            id="validate",
            says="Choose k by cross-validation.",
            wordings=[
                "try several values and keep the one with the best validation error",
                "pick it by cross-validation",
                "tune k on held-out data",
            ],
            terms=[["cross-validation", "validation", "held-out", "hold out", "cv"]],
        ),
        Point(
            id="small-smooth",
            says="A small k gives a smoother boundary.",
            kind="trap",
            refutes="small-k",
            wordings=[
                "small k makes the decision boundary smoother",
                "fewer neighbours means less variance",
                "with large k you overfit",
            ],
            terms=[["small", "fewer", "large", "bigger"], ["smoother", "less variance", "overfit"]],
        ),
    ],
)
MEMORY = Rubric(
    "How much memory does the embedding table of your recommender need?",
    [
        Point(
            id="table",
            says="About 1.6 GB.",
            kind="must",
            number=Number(1.6, 0.15, ["gb", "gigabytes"]),
        ),
        Point(id="traffic", says="About 40 million users.", number=Number(40e6, 0.1, ["users", "people"])),
    ],
)
ATTENTION = Rubric(
    "Why do we divide by the square root of d in attention?",
    [
        Point(
            id="variance-grows",
            says="The variance of a dot product grows with d.",
            kind="must",
            wordings=[
                "the dot product of two random vectors has variance d",
                "scores get bigger as the dimension grows",
                "summing d terms makes the logits spread out",
            ],
            terms=[
                ["variance", "bigger", "larger", "grow", "spread", "magnitude", "standard deviation"],
                ["dot product", "scores", "logits", "inner product"],
            ],
        ),
        Point(
            id="saturates",
            says="Large scores saturate the softmax and its gradient vanishes.",
            kind="must",
            wordings=[
                "the softmax becomes nearly one-hot and the gradients vanish",
                "otherwise softmax saturates and learning stalls",
                "big logits push softmax to the flat part where there's no gradient",
            ],
            terms=[
                ["saturate", "one-hot", "peaky", "peaked", "flat", "extreme"],
                ["softmax"],
            ],
        ),
        Point(
            id="normalises",
            says="It makes the attention weights sum to one.",
            kind="trap",
            wordings=[
                "the scaling makes the attention weights sum to one",
                "dividing by root d normalises the weights into probabilities",
                "it's so that the weights add up to one",
            ],
            terms=[
                ["sum to one", "add up to one", "probabilities", "probability distribution"],
                ["scaling", "dividing", "divide", "root d", "it"],
            ],
        ),
    ],
)
TESTING = Rubric(
    "You ran an A/B test and the result is not significant. What do you conclude?",
    [
        Point(
            id="no-proof",
            says="Not significant does not mean no effect; the test may lack power.",
            kind="must",
            wordings=[
                "absence of evidence is not evidence of absence",
                "we can't say there is no effect, maybe the sample was too small",
                "the test may have been underpowered",
            ],
            terms=[["power", "underpowered", "sample", "too small", "absence of evidence", "too few"]],
        ),
        Point(
            id="null-true",
            says="The null hypothesis is proven.",
            kind="trap",
            refutes="no-proof",
            wordings=[
                "it proves that there is no effect",
                "the null hypothesis is true so both versions are the same",
                "so the change has no effect at all",
            ],
            terms=[
                ["no effect", "no difference", "the same", "null hypothesis is true"],
                ["proves", "so", "means", "shows", "therefore", "true"],
            ],
        ),
        Point(
            id="interval",
            says="Look at the confidence interval.",
            wordings=[
                "I'd look at the confidence interval to see which effects remain possible",
                "the interval tells how large the effect could still be",
                "report the range and not only the p-value",
            ],
            terms=[["confidence interval", "interval", "range"]],
        ),
    ],
)

SEEN = [
    (
        SGD,
        "unbiased",
        "So on average you're pointing the same way as with the whole data set, the gradient is right in expectation.",
        "shown",
    ),
    (SGD, "unbiased", "The gradient of a random batch isn't biased, it just has more noise.", "shown"),
    (SGD, "unbiased", "It's faster because you look at a handful of examples and not at all the data.", "not"),
    (SGD, "unbiased", "The batch gradient is not an unbiased estimate of the gradient at all.", "not"),
    (SGD, "biased", "With a few samples you get a biased estimate of the gradient.", "trap"),
    (SGD, "biased", "Some people say that the gradient is biased with small batches, but that's wrong.", "not"),
    (SGD, "biased", "The estimate of the gradient isn't biased.", "not"),
    (
        REGULARISATION,
        "shrinks",
        "Every coefficient gets pulled a bit toward zero, though you won't see it hit zero exactly.",
        "shown",
    ),
    (
        REGULARISATION,
        "shrinks",
        "You add lambda times the squared norm to the loss, so having big weights is penalised.",
        "shown",
    ),
    (
        REGULARISATION,
        "shrinks",
        "I would use it because it is good practice, and the library has it on by default.",
        "not",
    ),
    (
        REGULARISATION,
        "sparse",
        "Ridge sets a lot of the coefficients exactly to zero so you get a sparse model.",
        "trap",
    ),
    (REGULARISATION, "sparse", "It won't give you a sparse model, that's what the lasso does.", "not"),
    (
        REGULARISATION,
        "variance",
        "I take a bit of bias and in exchange the variance goes down, so I overfit less.",
        "shown",
    ),
    (REGULARISATION, "variance", "Linear models have a weight per feature and a bias term.", "not"),
    (KNN, "small-k", "If k is one then you just memorise, any noisy label near you flips the prediction.", "shown"),
    (KNN, "small-k", "Very few neighbours give a wiggly boundary, high variance basically.", "shown"),
    (
        KNN,
        "small-k",
        "k is the number of points that vote, and you normally take an odd one so that there's no tie.",
        "not",
    ),
    (KNN, "validate", "I'd run through some values and see which one does best on a validation set.", "shown"),
    (KNN, "validate", "Usually I take the square root of n and I am done with it.", "not"),
    (KNN, "small-smooth", "When k is small the boundary gets smoother, and with a large k you overfit.", "trap"),
    (KNN, "small-smooth", "A small k does not make the boundary smoother, it's the other way round.", "not"),
    (MEMORY, "table", "Three million times 128 floats is roughly 1.5 gigabytes.", "shown"),
    (MEMORY, "table", "That would be about 1,600 MB in single precision.", "shown"),
    (MEMORY, "table", "We'd have about 16 GB to store.", "not"),
    (MEMORY, "table", "I'd say 1.6 million rows are in there.", "not"),
    (MEMORY, "traffic", "With 40 million users a month we need to shard it.", "shown"),
    (
        ATTENTION,
        "variance-grows",
        "If queries and keys have unit variance then their dot product has variance d, so it blows up with dimension.",
        "shown",
    ),
    (ATTENTION, "saturates", "Without it the softmax would be super peaked and you'd get almost no gradient.", "shown"),
    (ATTENTION, "saturates", "Softmax turns the scores into weights, and then you average the values.", "not"),
    (ATTENTION, "normalises", "You divide by root d in order that the weights sum to one.", "trap"),
    (TESTING, "no-proof", "It could be that we just had too few users, so the test had little power.", "shown"),
    (TESTING, "null-true", "That proves that there's no effect, the null hypothesis is true.", "trap"),
    (TESTING, "null-true", "It doesn't prove that there is no effect.", "not"),
]

HELD_OUT = [
    (SGD, "unbiased", "If you averaged over all possible batches you'd get back exactly the full gradient.", "shown"),
    (SGD, "unbiased", "Its expected value is the true gradient, so you're not off systematically.", "shown"),
    (SGD, "unbiased", "The learning rate matters more with SGD and one uses a schedule.", "not"),
    (SGD, "unbiased", "I wouldn't call the small-batch gradient unbiased.", "not"),
    (
        SGD,
        "unbiased",
        "Gradient descent takes the gradient over everything, stochastic gradient descent over a sample.",
        "not",
    ),
    (SGD, "biased", "The problem is that the direction is biased if the batch is small.", "trap"),
    (SGD, "biased", "You might think a tiny batch gives a biased direction, but it does not.", "not"),
    (SGD, "biased", "There's no bias in that gradient, only variance.", "not"),
    (REGULARISATION, "shrinks", "The parameters come out smaller than with plain least squares.", "shown"),
    (
        REGULARISATION,
        "shrinks",
        "It's like a spring on each weight that drags it to the origin, so they stay small.",
        "shown",
    ),
    (REGULARISATION, "shrinks", "It does not shrink the weights, it only rescales the loss.", "not"),
    (REGULARISATION, "sparse", "The nice thing is that it does feature selection for you.", "trap"),
    (REGULARISATION, "sparse", "Unlike lasso it never does feature selection.", "not"),
    (REGULARISATION, "sparse", "Many believe that ridge zeros out coefficients, which is a misconception.", "not"),
    (
        REGULARISATION,
        "variance",
        "The model won't overfit as easily, so it prevents overfitting on small data.",
        "shown",
    ),
    (REGULARISATION, "variance", "You have to standardise the inputs first, otherwise the penalty isn't fair.", "not"),
    (
        KNN,
        "small-k",
        "Taking only the closest point means you overfit, since one mislabelled example decides, so a low k is noisy.",
        "shown",
    ),
    (KNN, "small-k", "For k small, the variance is high.", "shown"),
    (KNN, "small-k", "Distances become meaningless in high dimension, so I'd reduce it first.", "not"),
    (KNN, "validate", "Do a ten-fold CV over a grid of k.", "shown"),
    (KNN, "validate", "I never bother with validation for that, five is fine.", "not"),
    (KNN, "small-smooth", "Fewer neighbours lead to less variance.", "trap"),
    (KNN, "small-smooth", "It's a common mistake to say that a small k is smoother.", "not"),
    (MEMORY, "table", "1.7 GB, give or take.", "shown"),
    (MEMORY, "table", "So that's 1.6e9 bytes.", "shown"),
    (MEMORY, "table", "Roughly 800 MB if we halve the precision.", "not"),
    (MEMORY, "traffic", "Some forty million people come by every month.", "shown"),
    (MEMORY, "traffic", "There are 40 thousand users.", "not"),
    (
        ATTENTION,
        "variance-grows",
        "An inner product over more dimensions has a larger spread, its standard deviation is root d.",
        "shown",
    ),
    (
        ATTENTION,
        "variance-grows",
        "The square root is there for historical reasons, I think they tried some values.",
        "not",
    ),
    (
        ATTENTION,
        "saturates",
        "Then one entry takes all and the softmax is practically one-hot, so backprop gets nothing through.",
        "shown",
    ),
    (ATTENTION, "saturates", "Dividing doesn't saturate the softmax.", "not"),
    (
        ATTENTION,
        "normalises",
        "We need that so the attention weights add up to one, it's for getting probabilities.",
        "trap",
    ),
    (
        ATTENTION,
        "normalises",
        "The softmax makes the weights add up to one, the scaling has nothing to do with that.",
        "not",
    ),
    (TESTING, "no-proof", "Maybe there is an effect but our sample was not large enough to see it.", "shown"),
    (TESTING, "no-proof", "I'd stop the experiment and launch whichever the team likes better.", "not"),
    (TESTING, "null-true", "So the new version makes no difference, the test shows it.", "trap"),
    (TESTING, "null-true", "I would not say that this shows there's no difference.", "not"),
    (
        TESTING,
        "interval",
        "The interval around the lift is what I'd report, it may well include useful effects.",
        "shown",
    ),
    (TESTING, "interval", "The p-value was above five percent.", "not"),
]
