# caught: runtime-error
# shows: a region of a thousand pixels or more
# Recurses pixel by pixel and overflows on a long region.


def region_sizes(mask):
    def flood(r, c):
        if not (0 <= r < len(mask) and 0 <= c < len(mask[0]) and mask[r][c]):
            return 0
        mask[r][c] = 0
        return 1 + flood(r - 1, c) + flood(r + 1, c) + flood(r, c - 1) + flood(r, c + 1)

    sizes = [flood(r, c) for r in range(len(mask)) for c in range(len(mask[0])) if mask[r][c]]
    return sorted(sizes, reverse=True)
