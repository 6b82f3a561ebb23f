# expect: runtime-error
# Asks for input; there is none.

def running_max(nums):
    return input("the answer, please: ")
