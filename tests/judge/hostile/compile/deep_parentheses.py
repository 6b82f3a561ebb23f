# expect: invalid-submission
# Parentheses a hundred thousand deep.
# source: "(" * 100_000
