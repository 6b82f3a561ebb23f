# expect: accepted
# A right solution that says in which encoding it was.
# source: "#!/usr/bin/env python\n# -*- coding: latin-1 -*-\nfrom itertools import accumulate as \u00e4\n\n\ndef running_max(nums):\n    return list(\u00e4(nums, max))\n"
