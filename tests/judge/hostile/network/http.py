# expect: runtime-error
# Fetches a page.

import urllib.request


def running_max(nums):
    print("LEAK", urllib.request.urlopen("http://127.0.0.1:__PORT__/", timeout=1).read(10))
    return ["LEAK", "http"]
