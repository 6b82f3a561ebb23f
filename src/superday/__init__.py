"""Rehearse the whole machine-learning interview loop on your own machine, graded honestly."""
