# expect: invalid-submission
# Lists a hundred deep, a thousand times.
# source: "x = " + "[" * 150_000 + "]" * 100_000
