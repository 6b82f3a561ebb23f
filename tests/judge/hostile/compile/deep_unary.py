# expect: invalid-submission
# A hundred thousand signs.
# source: "x = " + "-" * 100_000 + "1"
