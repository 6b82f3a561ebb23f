# expect: output-limit
# Prints for ever.

def running_max(nums):
    while True:
        print("accepted" * 100)
