"""Texts that run inside a child, where superday is not installed; superday itself never imports them.

``bootstrap`` sets the limits and runs a runner; ``channel`` is the child's end of the channel; ``submission``
and ``reference`` are the judge's two runners; ``shortcuts`` finds banned names.
"""
