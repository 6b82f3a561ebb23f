# caught: time-limit
# growth: n^2
# Keeps the pixels it has seen in a list, and looks each one up there.


def region_sizes(mask):
    seen, sizes = [], []
    for r in range(len(mask)):
        for c in range(len(mask[0])):
            if not mask[r][c] or (r, c) in seen:
                continue
            seen.append((r, c))
            stack, size = [(r, c)], 0
            while stack:
                i, j = stack.pop()
                size += 1
                for a, b in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                    inside = 0 <= a < len(mask) and 0 <= b < len(mask[0])
                    if inside and mask[a][b] and (a, b) not in seen:
                        seen.append((a, b))
                        stack.append((a, b))
            sizes.append(size)
    return sorted(sizes, reverse=True)
