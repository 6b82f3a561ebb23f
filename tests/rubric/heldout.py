"""Single statements about points of the shipped bank, judged by hand and held out.

Written from what the points say (``says``), without a look at their wordings, terms or examples, and before the
grader had ever seen them: (item, point, label, statement).  Labels: ``covered`` (says the point, or most of it),
``not`` (wrong, a near miss, another point's words, or the point denied), ``trap`` (the wrong statement is made),
``denied`` (the trap's words are there, but it is denied, reported or not meant).  Nothing is tuned to this list;
the accuracy of the first run is in docs/grading.md.
"""

Judged = tuple[str, str, str, str]

STATEMENTS: list[Judged] = [
    # statistics and probability
    ("bootstrap", "resample", "covered", "You take your n data points, pick n of them again at random and you may "
     "pick the same one twice, compute your statistic on that, and you do it like ten thousand times."),
    ("bootstrap", "failures", "covered", "I wouldn't trust it for the maximum of a sample or when I've got eight "
     "observations."),
    ("bootstrap", "failures", "not", "It works for basically any statistic, the maximum included, and sample size "
     "isn't an issue."),
    ("bootstrap", "more-information", "trap", "The nice thing is that it generates extra data, so you don't need to "
     "collect a larger sample."),
    ("bootstrap", "more-information", "denied", "Of course you don't get any new data out of it, all the information "
     "there is sits in the original sample."),
    ("bootstrap", "without-replacement", "denied", "If you drew without replacement you'd just get your sample back "
     "in another order."),
    ("confidence-interval", "coverage", "covered", "If I ran the whole experiment a hundred times, around ninety-five "
     "of the intervals I'd get would contain the real value."),
    ("confidence-interval", "coverage", "not", "Ninety-five per cent of my customers fall into that interval."),
    ("confidence-interval", "probability-of-parameter", "trap", "So with 95 percent probability the true mean is "
     "inside the interval I just computed."),
    ("confidence-interval", "probability-of-parameter", "denied", "What you can't say is that the true value is in "
     "there with 95 percent probability, since it's either in or out."),
    ("confidence-interval", "width", "covered", "To make it half as wide I need four times as many samples."),
    ("confidence-interval", "width", "not", "With more data the interval gets wider because there's more variation."),
    ("central-limit-theorem", "data-become-normal", "trap", "Once you collect enough observations, your data will "
     "follow a normal distribution."),
    ("central-limit-theorem", "data-become-normal", "denied", "It's the average that gets bell shaped, the raw data "
     "stay as skewed as they ever were."),
    ("central-limit-theorem", "conditions", "covered", "The draws have to be independent, or nearly, and the variance "
     "can't be infinite, so Cauchy is out."),
    ("hypothesis-test-p-value", "p-definition", "covered", "Suppose nothing is going on. Then it's how likely I would "
     "get data as extreme as mine or more so."),
    ("hypothesis-test-p-value", "p-definition", "not", "The p-value tells you how large the effect is."),
    ("hypothesis-test-p-value", "p-is-null-probability", "trap", "A p-value of 0.03 means there's a three percent "
     "chance that the null hypothesis is true."),
    ("hypothesis-test-p-value", "p-is-null-probability", "denied", "A common error is to read it as the probability "
     "that the null hypothesis is true."),
    ("hypothesis-test-p-value", "multiplicity", "covered", "When you test twenty metrics one of them comes out "
     "significant by luck, so I'd apply Bonferroni."),
    ("bayes-rule-base-rate", "why-low", "covered", "There are just so many healthy people that even a small false "
     "alarm rate swamps the few real cases."),
    ("bayes-rule-base-rate", "number", "covered", "That works out to roughly nine percent."),
    ("bayes-rule-base-rate", "number", "not", "That works out to roughly ninety percent."),
    ("mcmc-vs-vi", "exactness", "covered", "With sampling you get arbitrarily close to the true posterior if you wait, "
     "whereas the variational answer stays off because the family doesn't contain it."),
    ("mcmc-vs-vi", "vi-exact", "trap", "If you train the variational approximation long enough you end up with the "
     "exact posterior."),
    ("mcmc-vs-vi", "independent-samples", "denied", "Successive samples of the chain aren't independent, that's why "
     "you look at the effective sample size."),
    ("mcmc-vs-vi", "underestimates", "not", "Variational inference tends to give you too much variance, it spreads "
     "over all the modes."),
    # optimisation
    ("gd-decreases-loss", "gd-conditional", "covered", "Not necessarily, if the step is too big you jump over the "
     "minimum and the loss goes up."),
    ("gd-decreases-loss", "gd-always", "trap", "Yes, you follow the negative gradient, so the loss goes down at every "
     "step, always."),
    ("gd-decreases-loss", "sgd-noisy", "covered", "The mini-batch points somewhere else than the full gradient, so an "
     "individual step can make the overall loss worse."),
    ("gd-decreases-loss", "sgd-small-step", "denied", "And no, shrinking the learning rate doesn't guarantee that each "
     "SGD step lowers the full loss."),
    ("gd-requirements", "needs-convex", "denied", "Convexity isn't needed to run it, people train neural nets that "
     "way every day."),
    ("gd-requirements", "finds-global", "trap", "Gradient descent takes you to the global minimum eventually."),
    ("gd-requirements", "convex-global", "covered", "Only if the function is convex can I be sure that where it stops "
     "is the global optimum."),
    ("momentum-and-adam", "momentum-average", "covered", "It builds up speed in directions where the gradients agree "
     "and the zigzag cancels out."),
    ("momentum-and-adam", "second-order", "trap", "Adam uses the Hessian, it's a second-order method."),
    ("momentum-and-adam", "adamw", "not", "AdamW is Adam with a warm-up in front."),
    ("momentum-and-adam", "bias-correction", "covered", "Since the running averages begin at zero they're too low in "
     "the first iterations, so you divide by one minus beta to the t."),
    ("learning-rate-schedules", "warmup", "covered", "At the beginning you ramp the rate up slowly, otherwise the "
     "thing diverges while Adam's statistics are still garbage."),
    ("learning-rate-schedules", "adam-needs-none", "trap", "With Adam you don't need a schedule because it adapts the "
     "step by itself."),
    ("condition-number", "definition", "covered", "Largest singular value over the smallest one."),
    ("condition-number", "not-determinant", "covered", "A tiny determinant doesn't make it ill conditioned, think of "
     "a tenth of the identity."),
    ("condition-number", "determinant", "denied", "It has nothing to do with a small determinant."),
    ("convexity", "local-is-global", "covered", "Any local minimum that you find is automatically the global one."),
    ("convexity", "nets-convex", "trap", "Cross-entropy is convex, so training a neural network is a convex problem."),
    ("lagrangian-kkt", "slackness", "covered", "For a constraint that isn't active the multiplier has to be zero."),
    ("lagrangian-kkt", "slackness", "not", "The multiplier of an inactive constraint gets as large as you want."),
    # classical machine learning and evaluation
    ("soft-margin", "c-role", "covered", "A big C punishes every violation hard so the margin gets narrow and you may "
     "overfit, with a small C you're more relaxed."),
    ("soft-margin", "large-c-wide", "trap", "The larger C is, the wider the margin becomes."),
    ("soft-margin", "support-vectors", "not", "All of the training points enter into w with equal weight."),
    ("soft-margin", "only-on-margin", "denied", "Support vectors aren't just the points on the margin, those inside "
     "or on the wrong side count as well."),
    ("bias-variance", "diagnosis", "covered", "If training error is low and validation error is way higher, it's "
     "variance. If both are bad and close together, it's bias."),
    ("bias-variance", "more-data-bias", "trap", "When the bias is high I'd go and collect more data, that fixes it."),
    ("bias-variance", "swapped", "denied", "A very flexible model has low bias, it's the variance that is high."),
    ("kmeans-and-em", "global-kmeans", "denied", "You're not guaranteed the best clustering, so restart it a few "
     "times."),
    ("kmeans-and-em", "kmeans-steps", "covered", "Every point goes to the closest center, then each center moves to "
     "the average of its points, and repeat."),
    ("feature-leakage", "split-leak", "covered", "The same patient ended up in both train and test, that inflates "
     "your numbers, so I split by patient."),
    ("feature-leakage", "random-split-safe", "trap", "I'd do a random split, then there's no leakage to worry about."),
    ("calibration", "definition", "covered", "Of all the days for which it says seventy percent rain, it should rain "
     "on seventy percent."),
    ("calibration", "definition", "not", "It means that it gets most of the examples right."),
    ("calibration", "fix", "covered", "I'd learn a single temperature on the validation set and divide the logits by "
     "it."),
    ("calibration", "temperature-train", "trap", "You tune the temperature on the training data."),
    ("metrics-imbalanced", "accuracy-fails", "covered", "Something that says negative all the time is right in 99.9 "
     "percent of cases and it's useless."),
    ("metrics-imbalanced", "balance-test", "denied", "I would leave the test set at the natural prevalence and never "
     "balance it."),
    ("offline-ranking-metrics", "rank-metrics", "covered", "NDCG gives less credit the further down a relevant item "
     "sits, and you divide by the best possible ordering."),
    ("offline-ranking-metrics", "offline-decides", "trap", "If NDCG goes up significantly offline, I'd ship it."),
    # deep learning, transformers, vision, language
    ("dropout-and-batchnorm", "train-vs-test", "covered", "When you deploy, dropout is switched off and batch norm "
     "takes the moving averages that it kept."),
    ("dropout-and-batchnorm", "dropout-at-test", "denied", "You don't drop units at test time."),
    ("dropout-and-batchnorm", "bn-mechanism", "not", "Batch norm clips the gradients when their norm is too large."),
    ("gru-vs-lstm", "parameters", "covered", "The GRU has three weight matrices instead of four, so it's about a "
     "quarter smaller."),
    ("gru-vs-lstm", "no-vanishing", "trap", "Thanks to the gates the gradients don't vanish or explode any more."),
    ("self-attention", "scale", "covered", "You divide by root d_k because otherwise the dot products get huge and "
     "the softmax saturates."),
    ("self-attention", "quadratic", "covered", "Everything looks at everything, so twice the length is four times the "
     "work."),
    ("self-attention", "quadratic", "not", "The nice thing is that the cost is linear in the sequence length."),
    ("positional-encoding", "why-needed", "covered", "If you shuffle the tokens, attention gives you the same outputs "
     "shuffled, it doesn't know what came first."),
    ("positional-encoding", "rope-added", "denied", "RoPE isn't added to the embeddings, it rotates the queries and "
     "the keys."),
    ("positional-encoding", "attention-knows-order", "trap", "Self-attention already knows the order because the "
     "tokens come in one after the other."),
    ("bert-vs-gpt2", "swapped", "trap", "BERT is a left to right decoder and GPT-2 sees both sides."),
    ("bert-vs-gpt2", "objectives", "covered", "One of them guesses the words that you blanked out, the other one "
     "always guesses the next word."),
    ("swin-vs-vit", "shifted-windows", "covered", "The next layer moves the windows by half a window, that way "
     "neighbouring windows get to talk to each other."),
    ("swin-vs-vit", "linear-cost", "not", "Both of them are quadratic in the number of patches."),
    ("clip-vs-classifier", "open-vocabulary", "covered", "If tomorrow you want a new category you just write a new "
     "prompt, no retraining."),
    ("clip-vs-classifier", "clip-always", "trap", "I'd just use CLIP everywhere, it beats the specialised models."),
    ("clip-training", "in-batch-contrast", "covered", "Each image's own caption is the positive and the captions of "
     "all the other images in the batch are the negatives."),
    ("clip-training", "writes-captions", "denied", "There are no class labels in it, just pairs from the web."),
    ("contrastive-vs-masked-pretraining", "collapse", "covered", "Without negatives, or something like a stop "
     "gradient, the network could map every image to the same vector."),
    ("contrastive-vs-masked-pretraining", "needs-labels", "denied", "No labels are needed, the positives are two crops "
     "of the same picture."),
    ("rlhf-challenges", "reward-hacking", "covered", "Push too hard on the reward model and its score keeps climbing "
     "while people actually like the answers less."),
    ("rlhf-challenges", "kl-anchor", "not", "The KL term makes sure that training is fast."),
    ("dpo-vs-rlhf", "simplicity", "covered", "You can skip the reward model and the sampling loop, it's like "
     "supervised learning on pairs."),
    ("dpo-vs-rlhf", "dpo-reward-model", "trap", "First DPO trains a reward model and then the policy is optimised "
     "on it."),
    ("tokenisation", "bpe-training", "covered", "You start from single characters and keep gluing together the pair "
     "that shows up most, until you've got your vocabulary."),
    # systems
    ("quantisation", "always-faster", "denied", "Fewer bits don't always make it faster, it depends on the hardware."),
    ("mixed-precision", "master-weights", "covered", "You keep the weights in full precision as well, as an update of "
     "a millionth would simply round to nothing in half precision."),
    ("mixed-precision", "bf16-more-precise", "denied", "bf16 isn't more precise, it has fewer mantissa bits but more "
     "range."),
    ("distributed-training", "dp-splits-model", "denied", "Data parallelism doesn't split the model, every GPU has "
     "the complete copy."),
    ("distributed-training", "data-parallel", "covered", "All GPUs have the same weights, each takes a slice of the "
     "batch and then the gradients are averaged."),
    ("model-parallelism", "tensor-across-nodes", "trap", "You can run tensor parallelism across nodes over ordinary "
     "ethernet just fine."),
    ("checkpointing", "full-state", "covered", "I'd store the Adam moments and the step and the random seeds too, and "
     "where I was in the data."),
    ("checkpointing", "weights-suffice", "denied", "Just keeping the weights isn't enough to resume."),
    ("drift-detection", "kinds", "covered", "Either the inputs change, or the class frequencies, or the relation "
     "between input and label itself."),
    ("drift-detection", "inputs-suffice", "trap", "It's enough to watch the input distributions, that shows you "
     "concept drift as well."),
    ("latency-vs-throughput", "batching", "covered", "With larger batches the GPU handles more requests a second, but "
     "each person waits longer."),
    ("latency-vs-throughput", "same-thing", "denied", "They're not the inverse of each other."),
    ("ab-testing", "unit", "covered", "I hash the user id so that somebody always lands in the same variant."),
    ("ab-testing", "peek-and-stop", "trap", "I'd check the p-value each morning and stop once it's below five "
     "percent."),
    ("ab-testing", "power", "not", "The test should run until the result becomes significant."),
    # recommenders and cases
    ("cold-start", "item-features", "covered", "A fresh product has no clicks, so I'd use its text and its picture to "
     "put it near similar ones."),
    ("cold-start", "wait", "denied", "You can't just wait for the data, since nobody clicks on what is never shown."),
    ("popularity-bias", "feedback-loop", "covered", "What's on the page gets clicked, then we train on these clicks "
     "and show it even more."),
    ("popularity-bias", "drop-popular", "trap", "I'd simply throw the bestsellers out of the list."),
    ("shop-recommender", "two-stage", "covered", "First something cheap picks five hundred candidates, then a heavier "
     "model sorts them."),
    ("shop-recommender", "table-memory", "covered", "Three million by 128 by four bytes is 1.5 gigs, that fits on one "
     "box."),
    ("shop-recommender", "loyal-only", "denied", "I wouldn't let people volunteer for the new version, they differ "
     "from the rest."),
    ("shop-recommender", "ab-test", "not", "I'd look at whether revenue this month is above last month's."),
    ("semantic-search", "hybrid", "covered", "I'd keep BM25 next to the embeddings because product codes need an "
     "exact match, and fuse the two lists."),
    ("semantic-search", "replace-all", "trap", "With embeddings we can throw away the keyword index."),
    ("llm-on-device", "cloud-fallback", "trap", "When the request is too hard for the phone we'd forward it to our "
     "server."),
    ("llm-on-device", "weight-memory", "covered", "Three billion parameters in four bits, that's one and a half "
     "gigabytes."),
    ("video-understanding", "all-frames", "denied", "Running on every frame would be a waste, neighbours look the "
     "same."),
    ("harmful-content", "word-list", "denied", "A list of bad words won't do, people write around it."),
]  # fmt: skip
