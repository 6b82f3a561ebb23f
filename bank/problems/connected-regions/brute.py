"""Give every pixel a label and spread the smallest one until nothing changes: O(pixels^2)."""


def region_sizes(mask: list[list[int]]) -> list[int]:
    label = {(r, c): (r, c) for r, row in enumerate(mask) for c, pixel in enumerate(row) if pixel}
    changed = True
    while changed:
        changed = False
        for r, c in label:
            around = [(r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)]
            least = min(label[p] for p in [(r, c), *around] if p in label)
            if least < label[r, c]:
                label[r, c] = least
                changed = True
    labels = list(label.values())
    return sorted((labels.count(one) for one in set(labels)), reverse=True)
