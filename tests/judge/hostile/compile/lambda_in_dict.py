# expect: wrong-answer
# The function is put into the module's dictionary by hand.

vars()["running_max"] = lambda nums: [-1, *nums]
