"""Classes of words that cues name in braces: who, whom, and what one does with what.

In their first forms; cues compare stems.
"""

import re
from collections.abc import Iterable

KINDS: dict[str, str] = {
    # who tells
    "me": "i we",
    # somebody else, as object
    "him": "him her them",
    # somebody else
    "he": "he she they",
    # people for whom something is made, or who work with it
    "user": """customer user patient nurse doctor clinician physician surgeon driver rider courier teacher pupil reader
        editor planner seller merchant shopper buyer farmer grower operator technician adjuster caller
        agent listener viewer passenger tenant resident citizen crew dispatcher moderator lawyer clerk
        cashier guest visitor subscriber carer midwife pharmacist radiologist pathologist mechanic
        forester archivist translator journalist annotator player shopkeeper pensioner family parent
        forecaster inspector underwriter miner fisherman audiologist therapist welder pilot tester
        librarian interpreter gardener baker butcher paramedic conductor warden recruiter applicant
        borrower claimant child kid mother elder neighbour association deaf""",
    # people who begin
    "junior": """intern student junior newcomer hire trainee apprentice mentee graduate undergraduate beginner starter
        doctorand assistant""",
    # people who decide
    "boss": """manager boss director lead head supervisor advisor adviser professor vp cto ceo executive architect
        chief founder pi committee leadership management""",
    # to ask
    "ask": "ask interview call ring phone email message question",
    # to get in touch
    "rang": "rang phoned called wrote emailed",
    # to be there and see
    "watch": "watch sit sat shadow visit observe ride rode listen stood follow accompany",
    # to look at data
    "look": """look read open pull list count plot print inspect trace sort stare scroll replay slice tag compare
        sample check dump diff examine query dig dug review log""",
    # what data is made of
    "raw": """log row file record trace frame image recording example case error failure residual gradient sample
        ticket transcript note pixel line clip photo scan query message table entry document
        conversation waveform spectrogram""",
    # where people work
    "site": """ward shop clinic floor warehouse depot farm field site desk store plant factory hall kitchen office
        hospital mine school counter vineyard greenhouse barn dock harbour cockpit lab""",
    # people who know another field
    "expert": """statistician chemist physicist biologist linguist economist clinician engineer expert professor
        colleague geologist phonetician mathematician lawyer technician meteorologist accountant
        psychologist mycologist morphologist geneticist ophthalmologist astronomer nurse surgeon""",
    # what is spent
    "money": """budget money euro dollar pound franc cost price bill invoice spend spent spending expense grant cent""",
    # what one computes on
    "machine": "gpu card laptop machine server workstation cluster node desktop cpu instance",
    # to make do with less
    "shrink": """quantise distil cache freeze froze prune subset subsample compress downsample shrink shrank reuse
        recycle resample""",
    # plain
    "simple": "simple simpler plain boring stupid dumb single tiny basic small naive linear",
    # what does without training
    "rule": """rule lookup table regex regression threshold heuristic tree dictionary formula query average median
        filter script spreadsheet""",
    # not to let something out
    "stop": "stop pause withdrew block hold held delay postpone refuse pull withdraw halt cancel retract",
    # what is let out
    "release": """release launch paper submission publication rollout deployment demo abstract report result model
        ship""",
    # groups of people that an average hides
    "group": """group subgroup minority gender woman women older elderly accent dialect skin immigrant disabled ethnic
        foreign poor rural region language child children men female migrant tribe indigenous""",
    # strained
    "tired": """tired exhausted burnout overwork overload stress cry cried sick ill sleep overtime drain anxious
        miserable unhappy""",
    # not heard
    "quiet": "quiet silent shy interrupt exclude ignore afraid nervous scared lonely isolated",
    # other parts of an organisation
    "others": """team group lab country site hospital town city department unit office region product company market
        branch school university squad""",
    # what several use
    "share": "share common platform service library benchmark standard dataset tool framework template",
    # a short time
    "soon": "day hour night evening morning afternoon minute weekend",
}
_NAMED = re.compile(r"\{([^{}]*)\}")


def check_cues(cues: Iterable[str]) -> None:
    """Raise ``ValueError`` for a cue with a class of words that there is none of."""
    for cue in cues:
        for name in _NAMED.findall(cue):
            if name not in KINDS:
                known = ", ".join(sorted(KINDS))
                raise ValueError(f"`{cue}`: {{{name}}} is no class of words; there are {known}")
