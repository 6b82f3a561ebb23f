# expect: runtime-error
# GeneratorExit is no Exception.

def running_max(nums):
    raise GeneratorExit
