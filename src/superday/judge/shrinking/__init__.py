"""The smallest input that a submission fails on: what is a smaller input, and the search for one that still fails."""
