# expect: invalid-submission
# A NUL in the text.
# source: "def running_max(nums):\n    return []\n\0import os\n"
