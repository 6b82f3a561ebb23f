"""What recognisers write for technical words.  Lists only: what is done with them is in :mod:`superday.rubric.heard`.

A row of ``HEARD`` is what was heard, ``=``, what was meant; ``a|b`` are alternatives, ``~`` is the word heard in that
place and ``~3`` the third one.  A word that English has too counts as a technical one only beside another that tells.
"""

from superday.rubric.lexicon import word_set

HEARD = """
bays|baze|bayse|base|bass|bay|bayes rule|theorem|law|formula = bayes ~
bays|baze|bass|bayes factor|classifier|optimal|risk = bayes ~
naive|nave|knive bays|base|bass|bay|baze = naive bayes
beige|bays|bayes in|ian|and|een = bayesian
bay|basin|asian linear regression = bayesian ~ ~
basin|asian posterior|prior|inference = bayesian ~
baysian|bayseian|beyesian|bazian = bayesian
kale|cale|kayle|kayo|cruel|kill|kell|call|quail|gale divergence = kl ~
kale|cale|kayle|cruel|kell penalty|term|regularization|regularisation|constraint = kl ~
kay|k el|ell|elle divergence|penalty|term|regularization|constraint = kl ~
kullback|cullback|colback|callback|coolback|kolbeck liebler|leibler|libeler|labeler|lebler|lie = kullback leibler
jennison|jenson|jenssen|johnson shannon = jensen ~
jennison|jenson|jenssen|johnson inequality = jensen ~
markoff|markhov|marcov|marcoff|markof|markow|markup = markov
mark|mart|marco of|off|ov|up chain|chains|process|property|decision = markov ~3
monty|monte|mont|money|multi carlo|carlow|karlo|carla = monte carlo
montecarlo = monte carlo
elbow bound|objective|gap|term = elbo ~
maximize|maximise|maximizes|maximises|maximizing|maximising the|an elbow = ~ ~ elbo
evidence lower|low bound elbow = elbo
evidence lower bound elbo = elbo
evidence lower|low bound = elbo
kernal|kernell|kurnel = kernel
kernals|kernells = kernel
colonel|colonels|kennel|kernels trick|function|functions|matrix|method|methods|svm = kernel ~
rbf|gaussian|linear|polynomial colonel|kennel = ~ kernel
radiant|radiance|gradiant|great|gradients|grating|gradation|radian descent|decent|dissent = gradient descent
gradient decent|dissent = gradient descent
grade|grad|great ient|ients|iant|iants|eant = gradient
radiant|radiants|radians boosting|clipping|norm|norms|flow|step|steps|vanishes|vanish|explodes|explode = gradient ~
stochastic|vanishing|exploding radiant|radiants|gradiant|gradiants|ingredients = ~ gradient
policy|natural|conjugate|batch radiant|radiants|gradiant|gradiants|ingredients = ~ gradient
banishing|vanquishing|varnishing gradient|gradients|or = vanishing ~
steepest decent|dissent = steepest descent
sto|stow|stoke|stock castic|chastic|astic|plastic = stochastic
sarcastic|scholastic gradient|descent = stochastic ~
adam|atom w|double = adamw
madam|atom optimizer|optimiser = adam ~
ray|rey|ree|rail|rel|ra lu|loo|lou|lew|you = relu
really|rulu unit|units|activation|activations = relu ~
rulu|raylu|reilu|rayloo|rellu|reloo|relew = relu
value|reload activation function|functions = relu ~ ~
leaky value|reload|rulu = ~ relu
sea|see lip|clip = clip
sig|sigma|cig moid|moyd|oid = sigmoid
auto|otto aggressive|regressive|progressive = autoregressive
autoaggressive = autoregressive
laura|lore|lora|laurel adapter|adapters|adaptor|finetuning|layers|weights|matrices|module|modules|rank = lora ~
use|using|with|like|via|apply|train|merge|in laura = ~ lora
laura adds|freezes|trains|learns|keeps|is|uses|has|merges|matches|makes|can = lora ~
q|cue laura|lora = qlora
birt|burt = bert
bird|birth|burst embedding|embeddings|encoder|base|large|style = bert ~
bert|birt|burt|bird|birth and|versus|vs|or gpt = bert ~ ~
gbt|gpd 2|3|4 = gpt ~
hash|hess|hessen|haitian in|ian|ion = hessian
hessen|hesshan|heshian|heshan|haitian|session matrix = hessian ~
haitian|hessen|heshian is|of = hessian ~
jacob|jakob|jacoby|yacob ian|ean|een|bean = jacobian
jacobean|jakobian|yakobian|jacobin = jacobian
jacobeans|jakobians|yakobians|jacobins = jacobian
czech|check obean|obian = jacobian
the|a|an log it = ~ logit
log it regression|model|function|space|scale = logit ~3
lodge it|jit = logit
low|lodge|log jits = logit
the log its = ~ logit
lodgit|lojit|lodgits|lojits = logit
likely|like hood|hoods = likelihood
likelyhood|likelyhoods = likelihood
log|maximum livelihood = ~ likelihood
block|blood|lock loss = log ~
kv|key|value|prefix cash|cashes|catch = ~ cache
kv|key cashing|catching = ~ caching
cavy|kavy cash|cache = kv cache
cash the|their|all|its keys|values|key|value = cache ~ ~
queue|cue k|kay v = qkv
cue|queue|quarry key|keys = query ~
the|an|adjusted|high|low|higher|lower are|our square|squared|squares = ~ r squared
a|eh you|u|ewe see|c|sea = auc
rock|rocks|roc curve|curves|auc|space|analysis|plot|plots = roc ~
rock|roc off|auk|ock = roc auc
pr|peer curve|curves = pr ~
f won score|scores|measure = f 1 ~
cahn|kahn|khan|cons summation|sum = kahan ~
la|le|lag grangian|grange|rangian|grangians = lagrangian
lagrange|legrange|la in|ian|een|grangian = lagrangian
lagrange|legrange ian|een = lagrangian
lagrangien|lagrangean|legrangian|laggrangian = lagrangian
legrange|lagrange|lagrangian|lagrunge multiplayer|multiplayers|multiplier|multipliers|multiply = lagrange multiplier
complimentary slackness = complementary slackness
karush|carouche|caruso kuhn|coon|kun|cone tucker = kkt
k|katie|take|cake 80|tee|tea conditions|condition|points|point = kkt ~3
katie|kitty conditions|condition = kkt ~
new ton|tons = newton
newt|newtons|newtown method|step|steps = newton ~
quasi new|newt ton = quasi newton
nester|nesta|nest of|off|rove|ov = nesterov
nesteroff|nestorov|nesterof = nesterov
lip|lips|lib|lipped sheets|chits|shitz|schitz|sits|its = lipschitz
lipshitz|lipschits|lipsitz|lipsheets|lipchitz|lipschutz = lipschitz
ellipsis constant|continuous = lipschitz ~
paddle|sadder|settle point|points = saddle ~
local|global optimist = ~ optimum
i|eye gain|gen|again|gun value|values|vector|vectors = eigen~3
ai|iron|ivan|icon gain|gen|gun value|values|vector|vectors = eigen~3
eigan|igen|aigen|icon|ivan value|values|vector|vectors|decomposition = eigen~2
edge and vectors|vector = eigen~3
i gainvalue|gainvalues|gainvector|gainvectors = eigenvalue
single value|values decomposition = singular ~ ~
eckhart|eckert|ekart|eckart young|yang = eckart young
for|fro|fra|from|frog beanies|benius|beenius|bennius = frobenius
frobenious|frobeneus|probenius = frobenius
chole|cole|coal|shole ski|sky|skee = cholesky
choleski|colesky|koleski = cholesky
house holder = householder
land|lan|lanch souse|chos|sauce|zos = lanczos
johnson|jonson linden|lynden|linda straus|strauss|strouse = johnson lindenstrauss
gosh|gauss|goss|gas|cows ian|een|sian|ean = gaussian
goshen|gaussen|gaussean|gausian|gousian|galcian|golshan|goshan = gaussian
gallian|caution|goshen prior|noise|mixture|mixtures|kernel = gaussian ~
la|le|lap place|plas|plus|las|lass = laplace
laplass|laplas|leplace|laplus = laplace
lassoo|lesso|lassa|laso = lasso
rich|reach regression|penalty|spreads|shrinks|estimator = ridge ~
lasso and|or|while|whereas|but rich|reach = ~ ~ ridge
regular|regula ization|isation = regularization
regular izer|iser = regularizer
the|low|la|lo gistic|jistic = logistic
logistics|legistic|statistic|logic regression = logistic ~
plat|plot|plate|plats|platts|plot's scaling = platt ~
ice|iso|eyes o|iso tonic = isotonic
ice|iso|isa|i tonic|atonic = isotonic
briar|bryer|brayer|friar|bria score|scores = brier ~
like|and|the briar = ~ brier
hinch|inch|hinged|henge|hints loss|losses = hinge ~
uber|hoover|hubert loss|losses = huber ~
cross|gross|crossed and|an|in|end tropy|entropy|trophy = cross entropy
gross|crossed entropy = cross entropy
cross anthropy|centropy|entrophy|sentropy = cross entropy
entrophy|anthropy = entropy
info|inform nce|nc = infonce
info|inform nc|n e|ce = infonce
soft|soffed macs|mack|mags|marks|match = softmax
saw|sought|self|off max = softmax
bash|bach|bats|badge norm|normalization|normalisation = batch ~
bash|bach|bats|badge size|sizes = batch ~
batch gnome = batch norm
mini|micro bash|bach|bats|badge = ~ batch
layer gnome = layer norm
lair|later|player norm|normalization|normalisation = layer ~
res|rez|rest|rays net|nets|knit = resnet
resin|residue|residential connection|connections = residual ~
savior|saviour|zavier|javier|exavier|havior initialization|initialisation|init|glorot|and|or|uses = xavier ~
climbing|timing|coming|kai|claiming ming|initialization|initialisation = kaiming ~
ls|el|else|lst tm|stm|m = lstm
grew|guru|gru's cell|cells|gate|gates = gru ~
forget|forgot|for get gate|gates = forget gate
forgot gate|gates = forget gate
forget|input|output|update|reset gait|gaits|gade = ~ gate
reset|reception|deceptive|perceptive|respective the|a|of field|fields = receptive ~3
reception|deceptive|perceptive field|fields = receptive ~
con|convo volution|lution|pollution = convolution
evolutional layer|layers|network|networks|neural = convolutional ~
equi|ecky variant|variants|variance|varient = equivariant
equal variant = equivariant
permutation|translation equivalent|equivalence|equivariants = ~ equivariant
conductive|productive|deductive bias|biases|buyers = inductive bias
inductive by|buyers|bus us = inductive bias
inductive buyers = inductive bias
cell|cells|south|shelf attention = self ~
self a|at tension = self attention
flesh attention = flash attention
wrote|robe|rope rotates|embedding|embeddings|scaling = rope ~
alley|ali|ally by|bye = alibi
sinus|sign|sine oids|soids|oidal|soidal|soid = sinusoidal
casual|carnal|cause|cosal mask|masks|masking|masked|attention|language|lm|inference|effect|effects|decoder = causal ~
image|word|token|text|sentence|key|position|positional in|and|im|m bedding|beddings = ~ embedding
in|im|m|am bedding|beddings = embedding
position|positional and|in|end coding|codings|coatings = positional encoding
token|talking|token's iser|izer|eyes|isers|izers = tokenizer
token|talking isation|ization|iszation = tokenization
bite|bight|by|white pair|pear|peer encoding = byte pair encoding
byte pear|peer = byte pair
de|the coder only = decoder ~3
next token|tolkien|toking prediction = next token ~
per|perplex plexity|city = perplexity
mass|masked|mast language|auto|autoencoder|autoencoders model|models|modeling|modelling|encoder|encoders = masked ~ ~
bradley|bradly|brad|bratley terry|tarry|carry|cherry = bradley terry
reward hiking|hacky|tracking|packing = reward hacking
preference pears|pair|peers = preference pairs
good|goodheart|goodhearts|gut heart|hart|hearts|law law = goodhart law
goodheart|goodhearts law = goodhart ~
metropolis hasting|haystings|hastens = metropolis hastings
gibs|gips|kips sampling|sampler = gibbs ~
mean feel|filled|field family|approximation|variational = mean field ~
mean feel = mean field
amore|a|more diced|ties|dies inference = amortized ~3
a more diced|ties|dies inference = amortized inference
varia|vary|very|variation ational|asian|al inference|auto|autoencoder|posterior = variational ~3
posterior|pasteur|poster ear|ia|ior|rior|erior = posterior
low|lower|lowers|high|higher|reduce|reduces|reducing variants = ~ variance
unit|equal|maximal|maximum|largest|bias|explained|conditional variants = ~ variance
low|lower|lowers|high|higher|reduce|reduces|reducing|bias|increases the|and|of variants = ~ ~ variance
the variants goes|falls|shrinks|explodes|grows = ~ variance ~
co variants|variant|varience = covariance
covariants = covariance
covariance metrics = ~ matrix
hypo thesis = hypothesis
no|now|knoll|noel hypothesis = null ~
pee|pea|p value|values|valuable = p value
bone|bon|von|bonnie ferroni|foroni|faroni|pheroni|feroni = bonferroni
bonferoni|bonferonni|bonforoni|bonferony = bonferroni
benjamin|benjamini hoff|hochberg|hochburg|hawk|hook berg|berg = benjamini hochberg
chi|kai|kye|high square|squared|squares test|tests|distribution|statistic = chi squared ~3
tea|tee test|tests|statistic|distribution = t ~
name|neiman|newman|naaman|neumann|nayman|niemann and|man|men|person pearson|person = neyman pearson
neiman|newman|naaman|neumann|nayman|niemann|naming pearson|person|pierson = neyman pearson
thomson|tompson|thomas|thompsons sampling = thompson ~
multi arm|armed|harmed bandit|bandits|banded = multi armed bandit
band it|its|dit|dits = bandit
boots|boot|but strap|straps|trap|strapping|strapped|strep = bootstrap
random forrest|forrests|farce = random forest
genie|jeannie|ginny|gini's|jenny impurity|index|coefficient = gini ~
ex|x|eggs g|gee boost = xgboost
k|kay mins|beans|mince = k means
east|eastep|eat|ease step = e step
em step = m step
silo|silhouettes wet|score = silhouette ~
tee|tea|t s knee|nee|any = tsne
t|tea|tee snee|sneeze|sne|snead|sni|knee = tsne
you map plot|plots|embedding = umap ~3
statistical|standard|training|test|squared|validation|prediction|generalization air|heir|arrow = ~ error
over|overt feet|footing|fits|footed = overfit
wonder fitting = underfit
under feet|footing = underfit
hyper|hypo perimeter|perimeters|parimeters = hyperparameter
trainable|learned|model|free|new|fewer|million|billion perimeter|perimeters = ~ parameter
pretrained|trained|frozen|attention|network|initial|importance|shared|model|learned waits|wait|wates = ~ weight
pre trained waits|wait|wates = ~ ~ weight
waits|wait|wates|weighed decay|matrix|matrices = weight ~
waits|wates and|of|are|stay biases|frozen|the = weight ~ ~
waited|waded average|sum|mean|combination|loss = weighted ~
importance waiting|waits = importance weighting
wait|waits the|each|every sample|samples|example|examples|test|loss|points|errors = weight ~ ~
early stop|shopping|stooping = early stopping
cross invalidation|valid|validations = cross validation
k|kay|que fold|folds|forward|folded cross = k fold ~
learning raid|wright = learning rate
cosign|co similarity|sign|schedule|annealing|decay = cosine ~
super|supra|soup vised|vise = supervised
con|conv vex|vexed|vexity|vax = convex
semi|some|semite definitely|infinite|finite = semi definite
positive|negative semi|some definite|definitely|infinite = ~ semidefinite
mono|monitor tone|tonic = monotone
the|an|vector|query in|inner|enter a|her product|products = ~ inner ~4
enter|inter|interim product|products = inner ~
adopt|dark|dots|dog product|products = dot ~
ortho|author|authors gonal|goal|thogonal = orthogonal
ortho|author normal = orthonormal
hetero|hedero scholastic|skedastic|stochastic = heteroscedastic
homo scholastic|skedastic|stochastic = homoscedastic
quantum|quantity|quant ization|isation|ized|ised = quantization
f|fb|sp p|b|fee 16|32 = fp ~3
be|bee|b|bfloat|brain float|flow|floats 16 = bf ~3
bfloat|beefloat 16 = bf ~
all|hall|old reduce|reduces|reduced = all reduce
ol reduce|reduces = all reduce
tens|tensor are|or|her parallelism|parallel = tensor ~3
lottery take|ticked it|hypothesis = lottery ticket
spec|spectacular|speculated decoding = speculative ~
through|true put|puts = throughput
a|ab b|be|bee testing|test|tests|tested = ab ~3
doubly|double robots|robust|robusted = doubly robust
propane|prosperity city|cities|score = propensity ~
inversion|inverse propensity|prosperity = inverse propensity
elaborate|corroborative|collaborate filtering|filter = collaborative filtering
metrics factorization|factorisation = matrix ~
code|coal start = cold start
concept rift|draft|drifts = concept drift
data rift|drifts = data drift
label smoothly|smoothie|moving = label smoothing
adverse|advert|add serial|aerial|sarial|cereal|material = adversarial
adversary|adversaries|adversity example|examples|training|attack|attacks = adversarial ~
sim|seem|some clr|clear = simclr
swing|swine|spin transformer|transformers = swin ~
enter|interior leaving|leave|living = interleaving
interior leaving = interleaving
latent|lay tendency|see = latency
unit code = unicode
pseudo|sudo|sito|pseudo's inverse|inverts|and = pseudoinverse
sudo|sito inverse = pseudoinverse
percent|percentage tiles|tile = percentile
czech|check point|points|pointing = checkpoint
less|smaller|lower than or equal to|2 = le
less|smaller|lower than or equal = le
greater|larger|bigger|more than or equal to|2 = ge
greater|larger|bigger|more than or equal = ge
e to the power of minus|negative = exp minus
e to the power minus|negative = exp minus
e to the power of = exp
e to the minus|negative = exp minus
e to the power = exp
e to the = exp
natural log = log
big|bigo o of = o
big o = o
arg maximum|minimum = argmax
"""

# What recognisers and keyboards part, as the first part and the beginnings of the second.
PARTED = """
soft: max plus; drop: out; back: prop; over: fit confiden flow; under: fit flow confiden; hyper: param plane network;
data: set sets frame; eigen: val vec space decomp; co: vari effic sine linear; auto: encod regress correl grad; un:
bias supervis label constrain stabl calibrat correl seen regulari struct; non: zero linear convex negat param
stationar differ empty trivial singular smooth gauss; semi: superv; multi: modal vari nomi class label coll plic; bi:
direct vari linear nomi; sub: grad space set sets sampl word words optim; super: vised vision resol; homo: sced;
hetero: sced; arg: max min; boot: strap; through: put; pseudo: inverse; bayes: ian; per: cent; re: weight; de: nois
cod; en: cod; quanti: sation zation; random: ization
"""
# What is written in one word and said in two, as often as not: two words are the form, so that "mini-batch size" still
# has a batch size in it.
WHOLE = """
minibatch: mini batch; minibatches: mini batches; microbatch: micro batch; microbatches: micro batches; batchnorm:
batch norm; layernorm: layer norm; groupnorm: group norm; feedforward: feed forward; finetune: fine tune; finetuned:
fine tuned; finetuning: fine tuning; finetunes: fine tunes; pretrain: pre train; pretrained: pre trained; pretraining:
pre training; crossentropy: cross entropy; kfold: k fold; kmeans: k means; multihead: multi head; lowrank: low rank;
timeseries: time series; groundtruth: ground truth; zeroshot: zero shot; fewshot: few shot; gonna: going to; wanna:
want to; gotta: have to; kinda: kind of; sorta: sort of; lemme: let me; ln: log; cuz: because; coz: because; dunno: do
not know; backprop: backpropagation; varepsilon: epsilon; varphi: phi; leq: le; geq: ge; inv: inverse; timestep: time
step; timesteps: time steps; logsumexp: log sum exp; lamda: lambda; mew: mu; semidefinite: semi definite
"""
SPELLED = word_set(
    """kl svm mcmc pca auc roc sgd rlhf rlaif dpo ppo ipo kkt ndcg mrr map mle gmm vae gan cnn rnn lstm gru vit ucb
    ips ece ols blr clt cdf pdf iid mse mae rmse fpr tpr fnr fp fn tp tn gpu cpu tpu npu bpe gpt llm nlp rl vi em
    hmc svd lda rbf qp smo fdr qat ptq kv qkv mqa gqa mha ffn mlp snr fsdp ddp moe cca ica nmf mds knn bic aic ood
    pgd fgsm mlm clm nsp sft ema fid iou api slo pr ntk nce byol mcc pmi ram lsh idf mmr ate rag ab"""
)
