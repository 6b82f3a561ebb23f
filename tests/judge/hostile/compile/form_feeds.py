# expect: wrong-answer
# Form feeds and lone carriage returns, which hide lines from who counts them otherwise.
# source: "\fdef running_max(nums):\r\n\f    return []  # \x0c return right\r    \r"
