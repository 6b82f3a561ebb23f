# expect: wrong-answer
# Nearly as much source as is allowed.
# source: "def running_max(nums):\n    return [0]\n" + "# accepted\n" * 20_000 + "TEXT = '" + "x" * 30_000 + "'\n"
