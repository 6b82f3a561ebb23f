# caught: wrong-answer
# shows: a region with a pixel that is reached only by going up or left at some step
# Looks at the neighbours below and to the right only.


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
                for a, b in ((i + 1, j), (i, j + 1)):
                    if a < len(mask) and b < len(mask[0]) and mask[a][b]:
                        mask[a][b] = 0
                        stack.append((a, b))
            sizes.append(size)
    return sorted(sizes, reverse=True)
