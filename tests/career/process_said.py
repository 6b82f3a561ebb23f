"""Statements that tests draw: of few applications and days, in any words."""

from datetime import date, time

from hypothesis import strategies as st

from superday.career.process import changes
from superday.career.process.changes import AnyChange
from superday.career.process.checking import checked

WHO = st.sampled_from(["acme-scientist", "northwind", "x1"])
DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 1))
SOME = st.text(st.characters(codec="utf-8"), max_size=30) | st.sampled_from(
    [
        "> quoted\n\n- item",
        "## x",
        "  - text: y",
        "a,b;\"c\"\n'd'",
        "=SUM(A1)",
        "# Applications",
        "\u2028x",
        "1\r\n2\r3",
    ]
)
TEXT = SOME.map(lambda text: f"a{text}b")  # what must not be empty
ASKED = st.builds(
    changes.WasAsked,
    application=WHO,
    day=DAYS,
    text=TEXT,
    person=SOME,
    question=st.sampled_from(["", "pca"]),
    sure=st.floats(0, 1),
)
STAGED = st.builds(
    changes.Staged,
    application=WHO,
    day=DAYS,
    stage=st.sampled_from(changes.STAGES),
    at=st.none() | st.times().map(lambda at: time(at.hour, at.minute)),
    zone=st.sampled_from(["", "Europe/Berlin"]),
    minutes=st.integers(1, 1440),
    until=st.none() | DAYS,
    instead_of=st.none() | DAYS,
)
OUTCOME = st.builds(
    changes.Outcome,
    application=WHO,
    day=DAYS,
    stage=st.sampled_from(changes.STAGES),
    result=st.sampled_from(changes.RESULTS),
    text=SOME,
)
CHANGES: st.SearchStrategy[AnyChange] = st.one_of(
    st.builds(
        changes.Opened, application=WHO, day=DAYS, company=TEXT, role=SOME, loop=st.sampled_from(["", "as-super-day"])
    ),
    STAGED,
    st.builds(changes.Person, application=WHO, day=DAYS, name=TEXT, role=SOME, background=SOME, interviewer=SOME),
    st.builds(changes.Noted, application=WHO, day=DAYS, text=TEXT),
    ASKED,
    OUTCOME,
    st.builds(changes.Heard, application=WHO, day=DAYS, text=SOME, until=st.none() | DAYS),
    st.builds(changes.Reminded, application=WHO, day=DAYS, text=SOME),
    st.builds(changes.Habits, application=st.just(""), day=DAYS, country=st.just(""), days=st.integers(1, 60)),
).map(checked)
