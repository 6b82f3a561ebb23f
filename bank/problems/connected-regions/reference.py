"""Sizes of the connected regions of a mask, by flood fill with a stack of our own.

Idea: pixels are vertices, neighbours in a row or column are edges.  Each search starts at a foreground pixel that no
search has reached.  A pixel is marked when it is pushed, so it is pushed once.  O(rows x columns) time and memory.
No recursion: a region that winds through the whole mask would overflow the call stack.
"""


def region_sizes(mask: list[list[int]]) -> list[int]:
    rows = len(mask)
    columns = len(mask[0]) if mask else 0
    unseen = [row[:] for row in mask]  # (rows, columns) 1: foreground that no search has reached

    def flood(row: int, column: int) -> int:
        unseen[row][column] = 0
        stack, size = [(row, column)], 0
        while stack:
            r, c = stack.pop()
            size += 1
            for i, j in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                if 0 <= i < rows and 0 <= j < columns and unseen[i][j]:
                    unseen[i][j] = 0
                    stack.append((i, j))
        return size

    sizes = [flood(r, c) for r in range(rows) for c in range(columns) if unseen[r][c]]
    return sorted(sizes, reverse=True)
