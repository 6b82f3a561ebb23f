"""Simulated learners to hold a schedule against: what they forget is not what the schedule believes.

A world holds many learners at once, each with the same number of items, and answers two questions: how likely is each
item recalled on a day, and how does a look at it end?  Arrays are (learners, items); an item that was never looked at
is recalled with probability 0.  Nothing in here is seen by a schedule but the grades (``GOOD`` or ``AGAIN``).
"""
