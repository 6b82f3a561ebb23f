"""How people name their field in a profile or in the titles of papers: phrases, and venues, by area of the bank.

The bank's own words say what is asked; these say who asks it.
"""

_NAMED = {
    "statistics": """statistics; statistician; statistical; biostatistics; econometrics; econometrician; experiment
        design; experimental design; design of experiments; experimentation; A/B test; A/B testing; randomised trial;
        clinical trial; causal inference; causal effect; treatment effect; observational data; propensity score;
        instrumental variable; difference in differences; hypothesis test; sequential test; confidence interval;
        estimator; minimax; asymptotic; nonparametric; survey; psychometrics; time series; forecasting; quantile;
        bootstrap; regression analysis; mixed effects; survival analysis; uncertainty; AISTATS; Annals of Statistics;
        JASA; JRSS; Biometrika""",
    "probability": """probability; probabilistic; stochastic process; Bayesian; Bayes; posterior; prior; Monte Carlo;
        MCMC; Hamiltonian Monte Carlo; variational inference; Gaussian process; graphical model; latent variable;
        hierarchical model; Markov chain; random walk; martingale; concentration inequality; large deviation;
        probabilistic programming; generative model; normalising flow; information theory; UAI""",
    "optimisation": """optimisation; optimiser; convex; nonconvex; convergence; convergence rate; gradient descent;
        stochastic gradient; SGD; Adam; mirror descent; proximal; saddle point; Hessian; Newton method; quasi-Newton;
        second order method; first order method; duality; Lagrangian; linear programming; integer programming;
        operations research; smoothness; step size; learning rate; minimax optimisation; bilevel; SIAM""",
    "linear-algebra": """linear algebra; matrix; matrices; low-rank; factorisation; decomposition; eigenvalue;
        spectral; spectrum; singular value; preconditioner; preconditioning; Krylov; numerical analysis; sketching;
        tensor decomposition; randomised linear algebra; compressed sensing""",
    "classical-ml": """support vector machine; SVM; kernel; kernel method; random forest; gradient boosting; gradient
        boosted trees; boosted trees; XGBoost; decision tree; logistic regression; feature selection; feature
        engineering; tabular data; tabular; clustering; k-means; mixture model; principal component; dimensionality
        reduction; nearest neighbour; ensemble; class imbalance; regularisation; credit risk; data scientist;
        churn; scikit-learn""",
    "deep-learning": """deep learning; deep network; deep neural network; neural network; backpropagation; convolutional
        network; residual network; batch normalisation; dropout; representation learning; self-supervised;
        contrastive; pre-training; training dynamics; scaling law; double descent; generalisation of deep; network
        pruning; ICLR; NeurIPS; PyTorch; autoencoder; diffusion model; GAN""",
    "transformers": """transformer; attention; self-attention; long sequence; long context; positional encoding; sparse
        attention; linear attention; key-value cache; KV cache; mixture of experts; state space model; Swin; ViT;
        sequence model; encoder-decoder""",
    "vision": """vision; computer vision; image; images; video; object detection; segmentation; image classification;
        face; pose estimation; optical flow; 3D; point cloud; depth estimation; camera; aerial; medical imaging; OCR;
        visual; image-text; CLIP; zero-shot; NeRF; CVPR; ICCV; ECCV; WACV; BMVC; MICCAI""",
    "language": """natural language; NLP; language model; text classification; machine translation; question answering;
        summarisation; dialogue; parsing; tokenisation; tokeniser; embedding; word embedding; named entity; semantic
        search; information retrieval; speech recognition; speech; hallucination; prompt; BERT; GPT; ACL; EMNLP; NAACL;
        Interspeech; COLING""",
    "llm-systems": """large language model; LLM; post-training; instruction tuning; RLHF; reward model; preference
        optimisation; DPO; PPO; alignment; fine-tuning; LoRA; quantisation; distillation; inference engine; speculative
        decoding; data deduplication; trillions of tokens; retrieval-augmented; agents; vLLM; checkpointing; distributed
        training; model parallelism; GPU; CUDA; mixed precision; on-device""",
    "recommenders": """recommender; recommendation; recommender system; personalisation; collaborative filtering;
        implicit feedback; cold start; cold-start; two-tower; learning to rank; ranking model;
        search ranking; click-through; CTR; advertising; ads; feed; matrix factorisation; user modelling; exploration;
        bandit; marketplace search; RecSys; KDD; WSDM; SIGIR""",
    "evaluation": """evaluation; metric; metrics; offline metric; online lift; NDCG; benchmark; calibration; A/B test;
        A/B testing; off-policy evaluation; counterfactual; precision and recall; error analysis; annotation; labelling;
        reproducibility; measurement""",
    "robustness": """robustness; robust; adversarial; adversarial example; adversarial training; certified; randomised
        smoothing; distribution shift; domain adaptation; out-of-distribution; corruption; label noise; noisy label;
        fairness; privacy; differential privacy; safety; red teaming; backdoor; anomaly detection""",
    "systems": """systems; infrastructure; platform; backend; distributed systems; MLOps; inference service;
        model serving; serving; latency; throughput; autoscaling; on-call; deployment; canary; monitoring;
        feature store; scheduler; fault tolerance; pipeline; data engineering; Kubernetes; microservice; caching;
        database; Spark; compiler; Rust; Java; site reliability; OSDI; SOSP; MLSys; NSDI; VLDB; SIGMOD""",
    "arrays": """algorithms; data structure; array; suffix array; prefix sum; dynamic programming; programming contest;
        competitive programming; ICPC; Codeforces; time complexity; olympiad""",
    "strings": "string matching; suffix array; suffix tree; regular expression; text editor; bioinformatics; parsing",
    "hash-maps": "hash table; hash map; hashing; bloom filter; dictionary",
    "sorting": "sorting; heap; heaps; priority queue; order statistics; selection algorithm",
    "two-pointers": "two-pointer; two pointers",
    "sliding-window": "sliding window",
    "binary-search": "binary search; bisection",
    "graphs": """graph search; graph algorithm; graph theory; shortest path; network flow; breadth-first; depth-first;
        connected component; graph neural network; knowledge graph""",
    "ml-code": "from scratch; open source; library; NumPy; JAX; implementation; maintainer",
    "behaviour": """manager; management; director; leadership; leads; head of; people; hiring; hires; mentor; mentoring;
        ownership; conflict; ambiguity; deadline; roadmap; stakeholder; organisation; product manager; cross-functional;
        culture; bar raiser; programme manager""",
    "research": """professor; postdoc; lecturer; tenure; principal investigator; grants; reviewer; area chair; thesis;
        doctorate; selected publications; h-index""",
}


def named() -> dict[str, list[str]]:
    """The phrases of each area."""
    return {area: [" ".join(one.split()) for one in text.split(";")] for area, text in _NAMED.items()}
