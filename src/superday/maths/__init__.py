"""Check a typed derivation against its target on random instances.  Knows nothing of loops and scores."""

from superday.maths.check import derive, document, findings
from superday.maths.prove import prove

__all__ = ["derive", "document", "findings", "prove"]
