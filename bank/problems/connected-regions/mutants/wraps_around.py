# caught: wrong-answer
# shows: two regions at opposite ends of a row or column
# Takes indices modulo the size, so the first row and column touch the last.


def region_sizes(mask):
    sizes = []
    for r in range(len(mask)):
        for c in range(len(mask[0])):
            if not mask[r][c]:
                continue
            mask[r][c] = 0
            stack, size = [(r, c)], 0
            while stack:
                i, j = stack.pop()
                size += 1
                for a, b in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                    a, b = a % len(mask), b % len(mask[0])
                    if mask[a][b]:
                        mask[a][b] = 0
                        stack.append((a, b))
            sizes.append(size)
    return sorted(sizes, reverse=True)
