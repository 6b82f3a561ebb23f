# caught: wrong-answer
# shows: two regions that touch at a corner
# Takes pixels that touch at a corner for neighbours.


def region_sizes(mask):
    left = {(r, c) for r, row in enumerate(mask) for c, pixel in enumerate(row) if pixel}
    sizes = []
    while left:
        stack, size = [left.pop()], 0
        while stack:
            r, c = stack.pop()
            size += 1
            near = {(r + i, c + j) for i in (-1, 0, 1) for j in (-1, 0, 1)} & left
            left -= near
            stack.extend(near)
        sizes.append(size)
    return sorted(sizes, reverse=True)
