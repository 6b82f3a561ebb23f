"""Corpora of made-up words with repeats; ties, overlaps, unseen characters."""

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def visible():
    return [
        (["low", "low", "lower", "newest", "newest", "widest"], 4, ["lowest", "new"]),
        (["aaa", "aaa"], 2, ["aaaa"]),
        (["ab", "cd"], 5, ["abcd"]),
    ]


def edge():
    return [
        ([], 3, ["abc"]),
        (["", ""], 3, ["", "a"]),
        (["ab", "ab"], 0, ["ab"]),
        (["a", "a", "a"], 3, ["aa"]),
        (["ab", "ab", "ba", "ba"], 1, ["aba", "bab"]),
        (["ba", "ba", "ab", "ab"], 2, ["aba", "bab"]),
        (["aaaa"], 3, ["aaaaaaa"]),
        (["aaaaa"], 3, ["aaaaa", "aaaaaa"]),
        (["abab"], 9, ["ababab"]),
        (["abc", "abc", "bc", "bc"], 3, ["abc", "ab", "bc"]),
        (["xbc", "bc", "bc", "ab", "ab"], 5, ["abc"]),
        (["xy", "yx", "xyx"], 4, ["xyxyx", "zzz"]),
        (["ab", "xa", "xa", "ab"], 5, ["xab"]),
        (["héhé", "héhé"], 4, ["hé", "h"]),
        (["aB", "ab", "aB", "ab"], 1, ["aB", "ab"]),
        (["hug", "hug", "pug", "pun", "bun", "hugs"], 50, ["hugs", "bug", "mug", ""]),
        (["ab"] * 3 + ["c"] * 9 + ["bc"] * 2, 3, ["abc", "bcab"]),
        (["abcd"] * 2 + ["bcd"] * 3 + ["abx"] * 4, 6, ["abcd", "xabcd"]),
        (["a" * 17] * 2, 6, ["a" * 31]),
        (["ab", "ab", "abab", "abab", "ababab"], 6, ["ab" * 7]),
    ]


def small(rng):
    def word():
        return "".join(rng.choice("abc") for _ in range(rng.randint(0, 5)))

    return [word() for _ in range(rng.randint(0, 6))], rng.randint(0, 5), [word() for _ in range(3)]


def random(rng):
    def word():
        return "".join(rng.choice("abcdef") for _ in range(rng.randint(1, 9)))

    lexicon = [word() for _ in range(20)]
    return [rng.choice(lexicon) for _ in range(60)], rng.randint(5, 25), [word() for _ in range(10)]


def large(rng):
    lexicon = ["".join(rng.choice("abcdefghijkl") for _ in range(rng.randint(4, 10))) for _ in range(600)]
    return [rng.choice(lexicon) for _ in range(20_000)], 250, lexicon[:50]


def sized(rng, n):
    """A lexicon that does not grow, n words out of it and n / 20 merges: so the cost of a merge shows."""
    lexicon = ["".join(rng.choice(LETTERS) for _ in range(6)) for _ in range(200)]
    return [rng.choice(lexicon) for _ in range(n)], n // 20, lexicon[:10]


def are_words(values):
    return type(values) is list and all(type(value) is str for value in values)


def valid(corpus, merges, words) -> bool:
    """Lists of words, up to 20 000 in the corpus, and an int merges >= 0."""
    return are_words(corpus) and are_words(words) and type(merges) is int and merges >= 0 and len(corpus) <= 20_000
