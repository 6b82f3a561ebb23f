"""Questions that were asked for real, held against the bank: which one it was, or a draft of a new one."""

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from superday.atomic import written
from superday.bank import Bank
from superday.bank.model import Askable, Interviewer
from superday.career.background import Background, background
from superday.career.matching import LEAST, Match, matches
from superday.career.slug import slug
from superday.career.words import Words, words_of
from superday.errors import BadInput

_DRAFT = """+++
id = {id}
title = {title}
kind = "concept"
tags = ["mine", "asked"]
areas = {areas}
level = 3
minutes = 6
hints = ["A nudge that gives nothing away."]

# A draft: no loop asks it yet.  Write what a strong answer has as [[points]] (`superday bank new concept ID` writes
# a file that shows how), see it pass `superday bank check` with this file's path, and move the file to {place}.
+++

## Question

{question}

## Answer

What a strong answer has.
"""


class Remembered:
    """The bank's questions as words; made when first asked, which takes most of a second for the shipped bank."""

    def __init__(self, bank: Bank):
        self.bank = bank

    @cached_property
    def words(self) -> Words:
        """Every question of the bank as words."""
        return words_of(one for one in self.bank.all() if isinstance(one, Askable))

    def matches(self, text: str) -> list[Match]:
        """Which of the bank's questions it may be."""
        return matches(self.words, text)

    def question(self, text: str, said: str | None) -> tuple[str, float]:
        """The question that it is and how sure that is: as the person says, or as its words do.

        Args:
            text: the question in the person's words.
            said: the bank's id of it, empty if it is none of the bank's, None if the words are to tell.

        Raises:
            BadInput: the bank has no such question.
        """
        if said:
            item = self.bank.get(said)
            if not isinstance(item, Askable):
                raise BadInput(f"`{said}` is no question", way_out="`superday bank list` shows what there is")
            return said, 1.0
        found = self.matches(text)[:1] if said is None else []
        return (found[0].question.id, found[0].sure) if found and found[0].sure >= LEAST else ("", 0.0)

    def background(self, text: str) -> Background:
        """What whoever wrote this of themselves is likely to ask."""
        interviewers = [one for one in self.bank.of("interviewer") if isinstance(one, Interviewer)]
        return background(text, self.words, interviewers)

    def areas(self, text: str) -> list[str]:
        """The areas of the question that it comes nearest to."""
        found = self.matches(text)[:1]
        return list(found[0].question.areas) if found else ["classical-ml"]


def write_draft(root: Path, text: str, areas: Sequence[str], taken: Sequence[str] = ()) -> Path:
    """Write a question as a draft into a bank, where nothing asks it yet; never over a file that is there.

    Args:
        root: the person's own bank.
        text: the question as it was asked.
        areas: what it is about.
        taken: ids that it must not have.
    """
    folder, wanted = root / "drafts", slug(" ".join(text.split()[:6])) or "question"
    names = (wanted, *(f"{wanted}-{number}" for number in range(2, 1000)))
    id_ = next(name for name in names if name not in taken and not (folder / f"{name}.md").exists())
    title = " ".join(text.split())[:80]
    question = "\n".join(f"\\{line}" if line.startswith(("#", "+++")) else line for line in text.split("\n"))
    quoted = {name: json.dumps(value, ensure_ascii=False) for name, value in {"id": id_, "title": title}.items()}
    place = root / "concepts" / "mine"
    path = folder / f"{id_}.md"
    draft = _DRAFT.format(**quoted, areas=json.dumps(list(areas)), place=place, question=question)
    with written(folder, draft.encode(), None) as there:
        there.replace(path)
    return path
