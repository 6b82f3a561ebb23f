# caught: wrong-answer
# shows: two regions of different sizes
# Returns the smallest region first.


def region_sizes(mask):
    left = {(r, c) for r, row in enumerate(mask) for c, pixel in enumerate(row) if pixel}
    sizes = []
    while left:
        stack, size = [left.pop()], 0
        while stack:
            r, c = stack.pop()
            size += 1
            near = {(r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)} & left
            left -= near
            stack.extend(near)
        sizes.append(size)
    return sorted(sizes)
