"""Closed lists of English words that the lexical rules know.  Lists only: what is done with them is elsewhere."""


def word_set(text: str) -> frozenset[str]:
    """The words of a blank-separated list."""
    return frozenset(text.split())


FUNCTION_WORDS = word_set(
    """a an the this that these those it its he she they them their we us our you your i me my mine is are was were
    be been being am do does did doing done have has had having can could will would shall should may might must
    of in on at by for with from to into onto as about over under between through during than then and or but if
    so because since while whereas although though when where which who whom whose what how why there here also
    just really very quite rather actually basically essentially like well okay ok yeah um uh er say says said
    think thing things kind sort lot bit some any each other another such same own only even still more most much
    many up out off down again once too yes get gets got go goes going let lets know mean means something anything
    everything someone now ours theirs mine yours"""
)
# Function words that turn a meaning ("goes down", "more", "only") count a little as content.
LIGHT = word_set("up down over under more most many much between out off go get mean same each only")
NEGATORS = word_set("not no never nor neither without cannot nothing none hardly rarely seldom nobody")
BARE_NEGATIVES = word_set(
    "dont doesnt didnt isnt arent wasnt werent wont wouldnt cant couldnt shouldnt havent hasnt hadnt"
)
# Verbs as they stand after a subject: "boosting reduces", "forests average"; not those that are as often nouns.
ACTIONS = word_set(
    """reduces increases decreases lowers raises improves makes gives takes uses needs keeps shows means depends grows
    shrinks averages builds learns adds helps hurts underfits overfits computes memorises mixes predicts approaches
    smooths stretches minimises maximises penalises pulls pushes moves assigns alternates converges diverges saturates
    vanishes explodes cancels brings attends generates produces requires captures ignores forgets stores rotates
    multiplies divides subtracts normalises becomes gets goes comes sees reads writes fills picks chooses replaces
    removes prevents avoids allows sends sums combines connects compares controls corrects draws treats tells turns
    ends starts begins stays fails lets breaks solves yields implies gains loses dominates outnumbers amplifies
    swamps explores merges merge splits encodes decodes spreads fits trades
    extrapolates interpolates generalises distinguishes tolerates punishes degrades adapts outperforms underestimates
    overestimates suffers exceeds contains freezes detects rejects preserves restricts encourages"""
)
SILENT_LATEX = word_set("mathbf mathrm mathcal mathbb left right text hat bar tilde boldsymbol operatorname cdot")
CONTRACTIONS = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "ain't": "is not",
}


def _one_form(text: str) -> dict[str, str]:
    """``form: variant variant; ...`` as a table from variant to form."""
    rows = (row.split(":") for row in text.split(";"))
    return {variant: form.strip() for form, variants in rows for variant in variants.split()}


IRREGULAR = _one_form(
    """half: halves halved halving; go: went gone goes going; fall: fell fallen; grow: grew grown growth;
    shrink: shrank shrunk; rise: rose risen; choose: chose chosen; take: took taken; give: gave given;
    see: saw seen; lose: lost losing; get: got gotten gets getting; matrix: matrices; index: indices;
    vertex: vertices; hold: held; keep: kept; build: built; learn: learnt; make: made; find: found; root: sqrt;
    center: centre; centered: centred; meter: metre; dependent: dependant; versus: vs; approximately: approx;
    gray: grey; catalog: catalogue; catalogs: catalogues; dialog: dialogue; dialogs: dialogues; analog: analogue;
    program: programme; programs: programmes; judgment: judgement; judgments: judgements; artifact: artefact;
    artifacts: artefacts; math: maths; aging: ageing; fiber: fibre; skeptical: sceptical; license: licence;
    defense: defence; practice: practise; focused: focussed; acknowledgment: acknowledgement;
    parameters: params; hyperparameters: hyperparams; information: info; dimensions: dims; deviation: stdev"""
)
SMALL_NUMBERS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
TEENS = {
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
NUMBER_WORDS = {word: str(value) for word, value in (SMALL_NUMBERS | TEENS | TENS).items()}
GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon", "η": "eta",
    "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "π": "pi", "ρ": "rho", "σ": "sigma",
    "τ": "tau", "φ": "phi", "ϕ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "Σ": "sigma", "Δ": "delta",
    "Λ": "lambda", "Θ": "theta", "∇": "gradient", "∞": "infinity", "≤": "le", "≥": "ge", "√": "root",
    "²": "squared", "³": "cubed", "≈": "approximately", "∝": "proportional", "×": "times", "ξ": "xi", "%": "percent",
    "½": "half", "±": "plus minus", "<=": "le", ">=": "ge",
}  # fmt: skip
