"""Lists of words with many ties; the large one has tens of thousands of different words."""


def visible():
    return [
        (["the", "cat", "the", "dog", "cat", "the"], 2),
        (["b", "a", "c", "a", "b"], 3),
        (["solo"], 5),
    ]


def edge():
    return [
        ([], 3),
        ([], 0),
        (["a", "b"], 0),
        (["b", "a"], 1),
        (["b", "a"], 2),
        (["b", "a"], 9),
        (["Zoo", "apple", "zoo", "Apple"], 3),
        (["", "", "x"], 2),
        (["", "a"], 2),
        (["aa", "a", "aaa", "a", "aa"], 3),
        (["10", "9", "2"], 3),
        (["é", "e", "z"], 3),
        (["x"] * 5 + ["w"] * 5 + ["y"] * 6, 2),
        (["d", "c", "b", "a"], 4),
        (["late", "late", "early"], 1),
        (["q", "p", "q", "p", "o", "o", "n"], 3),
    ]


def small(rng):
    words = [rng.choice(["a", "b", "c", "A", "ab"]) for _ in range(rng.randint(0, 9))]
    return words, rng.randint(0, 5)


def random(rng):
    words = [f"w{int(rng.expovariate(0.1))}" for _ in range(rng.randint(50, 200))]
    return words, rng.randint(1, 12)


def large(rng):
    return [f"w{rng.randrange(40_000)}" for _ in range(100_000)], 50


def sized(rng, n):
    return [f"w{rng.randrange(n)}" for _ in range(n)], n // 10


def valid(words, k) -> bool:
    """Up to 100 000 words, and an int k >= 0."""
    if type(words) is not list or len(words) > 100_000 or not all(type(word) is str for word in words):
        return False
    return type(k) is int and k >= 0
