# caught: wrong-answer
# shows: a region with a closed loop, such as a block of 2 x 2 pixels
# Marks a pixel when it is popped, so one that was pushed twice counts twice.


def region_sizes(mask):
    seen = set()
    sizes = []
    pixels = {(r, c) for r, row in enumerate(mask) for c, pixel in enumerate(row) if pixel}
    for pixel in sorted(pixels):
        if pixel in seen:
            continue
        stack, size = [pixel], 0
        while stack:
            r, c = stack.pop()
            seen.add((r, c))
            size += 1
            for near in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                if near in pixels and near not in seen:
                    stack.append(near)
        sizes.append(size)
    return sorted(sizes, reverse=True)
