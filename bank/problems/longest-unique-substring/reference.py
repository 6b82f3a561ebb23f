"""The longest stretch without a repeated character, with a sliding window.

Idea: s[start:i+1] is the longest repeat-free stretch that ends at i.  When s[i] was last seen inside the window, the
window must begin just after that place; an occurrence left of the window does not matter.  Each end moves right only:
O(n) time, O(alphabet) memory, against O(n^2) for trying every start.
"""


def longest_unique(s: str) -> int:
    last: dict[str, int] = {}  # character -> where it was last seen
    start = best = 0
    for i, character in enumerate(s):
        start = max(start, last.get(character, -1) + 1)  # never back: "abba"
        last[character] = i
        best = max(best, i - start + 1)
    return best
