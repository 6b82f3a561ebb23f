"""Preparing for an interview, day by day: the edge where the store, the clock and the bank meet recall and study.

``settings`` is what the person said of dates and minutes, ``rounds`` what rehearsals say of items and how they went,
``desk`` what reads and keeps both and makes a day of them (``today``): its list and its mock round.  ``readiness`` says
where the person stands, ``calendar`` writes the days for other programs.
"""
