"""A collection of Anki's in the format that every Anki reads (version 11), and our kinds of note in it."""

import json
from collections.abc import Iterable, Sequence

TABLES = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
  ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
  models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
  flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
  ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL,
  odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
  ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL,
  type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""
VERSION = 11
KIND_ID = 1_763_769_600_617  # of our kind of note; never to change
KIND_CHANGED = 1_795_305_600  # when its sides or fields last did, in seconds since 1970
FIELDS = ("Item", "Title", "Question", "Answer", "History")
OWN_KIND_ID = 1_795_305_600_618  # of the kind of note for the person's own cards
OWN_NAME, OWN_FIELDS = "superday own", ("Front", "Back", "Source", "History")
_OWN_BACK = '{{FrontSide}}\n<hr id="answer">\n{{Back}}'
_BACK = '{{FrontSide}}\n<hr id="answer">\n{{Answer}}\n<p class="item">{{Item}}</p>'
_STYLE = """.card { font-family: sans-serif; font-size: 18px; line-height: 1.5; text-align: left; }
pre { overflow-x: auto; font-size: 15px; }
.item { font-size: 12px; opacity: 0.6; }
"""
_LEGACY = {"latexPre": "", "latexPost": "", "latexsvg": False}


def kinds() -> str:
    """Our two kinds of note, as JSON."""
    ours = _kind(KIND_ID, "superday", FIELDS, "Question", _BACK)
    own = _kind(OWN_KIND_ID, OWN_NAME, OWN_FIELDS, "Front", _OWN_BACK)
    return json.dumps({str(KIND_ID): ours, str(OWN_KIND_ID): own})


def _kind(id_: int, name: str, named: Sequence[str], asks: str, back: str) -> dict[str, object]:
    fields = [
        {"name": each, "ord": place, "sticky": False, "rtl": False, "font": "Arial", "size": 18, "media": []}
        for place, each in enumerate(named)
    ]
    for field in fields:
        if field["name"] in ("History", "Source"):
            field |= {"collapsed": True, "description": "what superday knows of the card; leave it as it is"}
    side = {"name": "Card", "ord": 0, "qfmt": f"{{{{{asks}}}}}", "afmt": back, "bqfmt": "", "bafmt": "", "did": None}
    return {
        "id": id_,
        "name": name,
        "type": 0,
        "mod": KIND_CHANGED,
        "usn": -1,
        "sortf": 0,
        "did": 1,
        "tmpls": [side],
        "flds": fields,
        "css": _STYLE,
        "req": [[0, "any", [named.index(asks)]]],
        "tags": [],
        "vers": [],
        **_LEGACY,
    }


def decks(named: Iterable[tuple[int, str]], changed: int) -> str:
    """Decks by id and name, besides the one that every collection has, as JSON."""
    return json.dumps({str(id_): _deck(id_, name, changed) for id_, name in [(1, "Default"), *named]})


def _deck(id_: int, name: str, changed: int) -> dict[str, object]:
    days = {name: [0, 0] for name in ("newToday", "revToday", "lrnToday", "timeToday")}
    told = {"id": id_, "name": name, "mod": changed, "usn": -1, "desc": "", "dyn": 0, "conf": 1, "collapsed": False}
    return {**told, **days, "extendNew": 0, "extendRev": 0}


def options() -> str:
    """The one preset of decks, as a new collection has it, as JSON."""
    new = {"bury": False, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1, "perDay": 20}
    seen = {"bury": False, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2}
    lapse = {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0}
    preset = {"id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": True, "timer": 0}
    return json.dumps({"1": {**preset, "replayq": True, "new": new, "rev": seen, "lapse": lapse, "dyn": False}})


def settings(minutes_west: int) -> str:
    """What a collection is set to, as JSON; days begin at four in a zone so many minutes west of Greenwich."""
    told = {"schedVer": 2, "sched2021": True, "creationOffset": minutes_west, "curDeck": 1, "activeDecks": [1]}
    return json.dumps({**told, "nextPos": 1, "newSpread": 0, "collapseTime": 1200, "timeLim": 0, "estTimes": True})
