"""What a schema cannot say: names inside an item, and between items, must be names of something."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import get_args

from superday.bank.lines import line_of
from superday.bank.mistakes import Mistake
from superday.bank.model import AnyItem, Behavioural, Case, Graded, Guide, Loop, Question, SegmentKind, ToldItem
from superday.bank.read import read_text

Has = Callable[[str, str], bool]  # whether the bank has an item of this id and kind
Complaint = tuple[str, str]  # the field, as msgspec would name it, and what is wrong there


def within(item: AnyItem) -> list[Mistake]:
    """Mistakes that the item's own file shows."""
    return [_at(item, field, says) for field, says in _within(item)]


def between(has: Has, item: AnyItem) -> list[Mistake]:
    """Mistakes that only the rest of the bank shows: a principle, interviewer or question that is not there."""
    return [_at(item, field, says) for field, says in _between(has, item)]


def _within(item: AnyItem) -> Iterator[Complaint]:
    if isinstance(item, Graded):
        points = {point.id for point in item.points}
        yield from _twice([point.id for point in item.points], "points")
        yield from _twice([what_if.id for what_if in item.what_ifs], "what_ifs")
        for number, point in enumerate(item.points):
            if point.refutes and point.refutes not in points:
                yield f"$.points[{number}].refutes", f"there is no point `{point.refutes}` to refute"
        for number, follow_up in enumerate(item.follow_ups):
            if follow_up.point not in points:
                yield f"$.follow_ups[{number}].point", f"there is no point `{follow_up.point}` to follow up"
        for number, example in enumerate(item.examples):
            for named in (*example.covers, *example.lacks, *example.traps, *example.knows, *example.replies):
                if named not in points:
                    yield f"$.examples[{number}]", f"the example names a point `{named}` that is not there"
    if isinstance(item, Guide):
        yield from _twice([prompt.id for prompt in item.prompts], "prompts")
        for number, prompt in enumerate(item.prompts):
            for named in prompt.points:
                if named not in {point.id for point in item.points}:
                    yield f"$.prompts[{number}].points", f"there is no point `{named}`"
    if isinstance(item, ToldItem):
        replied = "\n".join(reply.said for reply in item.replies)
        for number, pair in enumerate(item.contradicts):
            for field, words, text in (("said", pair.said, item.story), ("now", pair.now, replied)):
                if not _verbatim(words, text):
                    yield f"$.contradicts[{number}].{field}", f"`{words}` is not said there, word for word"
    if isinstance(item, Case):
        yield from _twice([fact.id for fact in item.facts], "facts")
    if isinstance(item, Loop):
        yield from _twice([round_.id for round_ in item.rounds], "rounds")
        for number, round_ in enumerate(item.rounds):
            if (shared := sum(segment.minutes for segment in round_.segments)) > round_.minutes:
                yield f"$.rounds[{number}]", f"its segments take {shared} of the round's {round_.minutes} minutes"


def _verbatim(words: str, text: str) -> bool:
    return " ".join(words.split()) in " ".join(text.split())


def _between(has: Has, item: AnyItem) -> Iterator[Complaint]:
    if isinstance(item, Question):
        for number, named in enumerate(item.overlaps):
            if named == item.id or not any(has(named, kind) for kind in get_args(SegmentKind)):
                yield f"$.overlaps[{number}]", f"there is no other question `{named}` to overlap"
    if isinstance(item, Behavioural):
        for named in item.principles:
            if not has(named, "principle"):
                yield "$.principles", f"there is no principle `{named}`"
    if isinstance(item, ToldItem):
        if not has(item.question, "behavioural"):
            yield "$.question", f"there is no behavioural question `{item.question}`"
        for field in ("shows", "claims"):
            for named in getattr(item, field):
                if not has(named, "principle"):
                    yield f"$.{field}", f"there is no principle `{named}`"
    if isinstance(item, Loop):
        for number, round_ in enumerate(item.rounds):
            for named in round_.interviewers:
                if not has(named, "interviewer"):
                    yield f"$.rounds[{number}].interviewers", f"there is no interviewer `{named}`"
            for place, segment in enumerate(round_.segments):
                for named in segment.prefer:
                    if not has(named, segment.asks):
                        field = f"$.rounds[{number}].segments[{place}].prefer"
                        yield field, f"there is no {segment.asks} `{named}`"
                for named in segment.principles:
                    if not has(named, "principle"):
                        field = f"$.rounds[{number}].segments[{place}].principles"
                        yield field, f"there is no principle `{named}`"


def _twice(ids: list[str], field: str) -> Iterator[Complaint]:
    for named, times in Counter(ids).items():
        if times > 1:
            last = len(ids) - 1 - ids[::-1].index(named)
            yield f"$.{field}[{last}].id", f"the id `{named}` stands {times} times"


def _at(item: AnyItem, field: str, says: str) -> Mistake:
    text = read_text(item.path)
    markdown = text.startswith("+++")
    front = text.split("\n+++", 1)[0].removeprefix("+++\n") if markdown else text
    return Mistake(item.path, line_of(front, field) + markdown, says, "correct the name")
