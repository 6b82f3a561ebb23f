# expect: runtime-error
# KeyboardInterrupt at import, which careless handlers let through to the judge.

raise KeyboardInterrupt
