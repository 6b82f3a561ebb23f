"""What is studied as files of other programs, and back: Anki's packages and plain tables (docs/exchange.md).

``history`` and ``memory`` are the pure mapping between our reviews and Anki's; ``wording`` and ``html`` say what stands
on a card; ``collection`` writes a package and ``package`` reads one that nobody trusts; ``table`` is the CSV of the
same facts; ``study`` is the edge to the person's desk.
"""
