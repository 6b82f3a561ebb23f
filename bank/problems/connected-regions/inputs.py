"""Random masks, and snakes that wind through the whole of a mask."""


def snake(rows, columns):
    """Every second row full, joined at alternate ends."""
    mask = [[1 - r % 2] * columns for r in range(rows)]
    for r in range(1, rows, 2):
        mask[r][-1 if r % 4 == 1 else 0] = 1
    return mask


def speckle(rng, rows, columns, share):
    return [[int(rng.random() < share) for _ in range(columns)] for _ in range(rows)]


def visible():
    return [
        ([[1, 1, 0], [0, 0, 1], [1, 0, 1]],),
        ([[1, 0], [0, 1]],),
        ([[0, 0, 0]],),
    ]


def edge():
    return [
        ([],),
        ([[]],),
        ([[], []],),
        ([[1]],),
        ([[0]],),
        ([[1, 1, 1]],),
        ([[1], [1], [0], [1]],),
        ([[1, 0, 1]],),
        ([[1], [0], [1]],),
        ([[1, 1], [1, 1]],),
        ([[1, 0, 1], [0, 1, 0], [1, 0, 1]],),
        ([[1, 1, 1], [1, 0, 1], [1, 1, 1]],),
        ([[1, 0, 0, 1], [1, 0, 0, 1], [1, 1, 1, 1]],),
        ([[0, 1, 1, 0, 1], [0, 0, 1, 1, 0]],),
        ([[1, 1, 1, 1, 1], [0, 0, 0, 0, 1], [1, 1, 1, 1, 1], [1, 0, 0, 0, 0], [1, 1, 1, 1, 1]],),
        (snake(9, 7),),
    ]


def small(rng):
    rows, columns = rng.randint(1, 4), rng.randint(1, 4)
    return (speckle(rng, rows, columns, 0.55),)


def random(rng):
    return (speckle(rng, rng.randint(8, 20), rng.randint(8, 20), rng.choice([0.3, 0.5, 0.7])),)


def large(rng):
    return [(snake(501, 600),), (speckle(rng, 500, 500, 0.6),)]


def sized(rng, n):
    """A snake above as many pixels that stand alone: the longest region, and the most regions."""
    side = max(2, int(n**0.5))
    alone = [[(r + c) % 2 for c in range(side)] for r in range(side // 2)]
    return ([*snake(side - side // 2, side), [0] * side, *alone],)


def valid(mask) -> bool:
    """Rows of equal length, of the ints 0 and 1; up to 400 000 pixels."""
    if type(mask) is not list or not all(type(row) is list and len(row) == len(mask[0]) for row in mask):
        return False
    pixels = [pixel for row in mask for pixel in row]
    return len(pixels) <= 400_000 and all(type(pixel) is int and 0 <= pixel <= 1 for pixel in pixels)
