# expect: invalid-submission
# A module that has every name when asked.

def __getattr__(name):
    return lambda nums: "accepted"
