# expect: wrong-answer
# Code in text in code.

exec("exec('exec(\"def running_max(nums): return [eval(repr(0))]\")')")
