# expect: runtime-error
# Puts the checkout on the path and imports the judge from there.

import sys

sys.path[:0] = ["__CHECKOUT__/src", "__CHECKOUT__"]


def running_max(nums):
    import superday

    return superday.__file__
