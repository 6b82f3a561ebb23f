"""What runs in the confined child, with NumPy alone: it gets these modules as texts, for superday is not there.

From the ground up: ``quantity`` (numbers in bulk, and derivatives that go along), ``algebra`` (matrices at any
precision), ``functions`` and ``reductions`` (the functions of the language), ``chance`` (distributions), ``names``
(what a name stands for), ``calculus`` (derivatives and expectations), ``draw`` (expressions on one random instance),
``sampling``, ``rivals`` and ``repair`` (which line, put right, puts all right), ``runner`` (requests in, values out).
"""
