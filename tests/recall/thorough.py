"""How many cases a property is tried on: as many as the test run has time for, or as many as are asked for.

``CASES=10000 pytest tests/recall`` tries every property of memory and schedule on so many (docs/recall.md).
"""

import os

from hypothesis import HealthCheck, settings


def cases(usual: int) -> settings:
    """Settings for a property that is usually tried on so many cases."""
    number = int(os.environ.get("CASES", usual))
    return settings(max_examples=number, deadline=None, suppress_health_check=[HealthCheck.too_slow])
