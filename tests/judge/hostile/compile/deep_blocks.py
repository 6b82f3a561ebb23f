# expect: invalid-submission
# Blocks a hundred deep.
# source: "".join(" " * n + "if 1:\n" for n in range(110)) + " " * 110 + "pass\n"
