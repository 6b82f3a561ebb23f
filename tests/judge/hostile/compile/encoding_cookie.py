# expect: wrong-answer
# A cookie that says that the text is something else.
# source: "# -*- coding: utf-7 -*-\ndef running_max(nums):\n    return ['+AGE-']\n"
