"""Rehearse the whole machine-learning interview loop on your own machine, graded honestly."""

__version__ = "0.1.0"
