"""What is to be remembered for an interview, how likely it is asked, and how it is asked on a card.

``items`` are the pieces of the bank that one remembers or forgets, ``weights`` what they are worth in a loop,
``reviews`` what answers say of them; ``cards`` ask for one item, and check what was typed; ``leech`` says what to do
about an item that will not stick.  When to look at what is the business of :mod:`superday.recall`, which knows items
by their ids alone.  Nothing here touches a disk or a clock.  How and why: docs/study.md.
"""
