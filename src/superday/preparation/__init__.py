"""Preparing for an interview, day by day: the edge where the store, the clock and the bank meet recall and study.

``settings`` is what the person said of dates and minutes, ``rounds`` what rehearsals say of items, ``desk`` what reads
and keeps both and makes today's list of them.
"""
