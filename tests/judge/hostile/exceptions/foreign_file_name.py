# expect: runtime-error
# A traceback that says that the failing line is the judge's own.

names = {}
exec(compile("\n" * 40 + "def running_max(nums): raise ValueError('theirs')", "superday/judge/examine.py", "exec"), names)
running_max = names["running_max"]
