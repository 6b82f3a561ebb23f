# expect: runtime-error
# Imports the reference and answers with it.

def running_max(nums):
    import reference

    return reference.running_max(nums)
