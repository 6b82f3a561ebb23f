"""Applications on their way to an offer: what happened, what is next, and when to ask politely.  Pure."""
