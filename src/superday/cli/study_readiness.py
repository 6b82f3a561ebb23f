"""``superday study readiness``: recall by topic, the chance to meet the bar of each mock, and what an hour is worth."""

from superday.cli.show import document, paragraph, table
from superday.cli.study_today import named
from superday.preparation.desk import Desk
from superday.preparation.readiness import Readiness, TopicReady, readiness
from superday.recall.readiness import Interval


def tell(desk: Desk, as_json: bool) -> int:
    """Show where the person stands."""
    ready = readiness(desk, desk.today())
    if as_json:
        document(ready)
    else:
        _tell_topics(ready)
        _tell_rounds(ready)
        for one in ready.real:
            ended = "passed" if one.passed else "not passed"
            print(f"For real, on {named(one.day)}: {one.stage} {ended} ({one.application}).")
    return 0


def _tell_topics(ready: Readiness) -> None:
    when = "Recall on the day" if ready.day else "Recall today"
    says = (
        f"{when} by topic if nothing more is looked at, with the range in which it lies four times of five; what was "
        "never looked at counts as not known. Part: of the weight of all."
    )
    head: tuple[str, ...] = ("topic", "part", "seen", "recall", "range")
    rows = [_row(one) for one in ready.topics]
    if ready.day:
        says += " An hour: what one more today adds on the day, in points of 100."
        head = (*head, "an hour")
        rows = [(*row, f"{one.hour:.1f}") for row, one in zip(rows, ready.topics, strict=True)]
    print(paragraph(says) + "\n")
    table([head, *rows])


def _row(one: TopicReady) -> tuple[str, ...]:
    recall = one.on_the_day
    known = (_percent(recall.estimate), _range(recall)) if one.seen else ("-", "-")
    return one.area, _percent(one.share), f"{one.seen}/{one.items}", *known


def _tell_rounds(ready: Readiness) -> None:
    if not ready.rounds:
        print("\nNo interview lies ahead: `superday study plan --interview DATE` sets one.")
        return
    print("\nChance to meet the bar of each mock, were it held today:")
    for loop, day in dict.fromkeys((one.loop, one.day) for one in ready.rounds):
        print(f"\n{loop}, {named(day)}:")
        rounds = [one for one in ready.rounds if (one.loop, one.day) == (loop, day)]
        table(
            [
                (
                    f"  {one.title}",
                    _percent(one.chance.estimate),
                    _range(one.chance),
                    f"{one.answered} answers so far",
                )
                for one in rounds
            ]
        )
    print()
    print(paragraph("The bar is that of superday's own rounds. This is not the chance of an offer."))


def _percent(part: float) -> str:
    return f"{100 * part:.0f} %"


def _range(one: Interval) -> str:
    return f"{100 * one.low:.0f}-{100 * one.high:.0f} %"
