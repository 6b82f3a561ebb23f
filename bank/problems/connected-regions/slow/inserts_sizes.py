# growth: n^2
# Keeps the sizes in order by walking to the place of each new one: quadratic in the number of regions.


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
                    if 0 <= a < len(mask) and 0 <= b < len(mask[0]) and mask[a][b]:
                        mask[a][b] = 0
                        stack.append((a, b))
            place = 0
            while place < len(sizes) and sizes[place] >= size:
                place += 1
            sizes.insert(place, size)
    return sizes
