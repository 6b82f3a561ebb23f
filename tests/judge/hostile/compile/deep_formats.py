# expect: invalid-submission
# Texts with expressions in texts with expressions.
# source: "x = " + "f'{" * 5_000 + "1" + "}'" * 5_000 + "\n"
