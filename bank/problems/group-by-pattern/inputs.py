"""Words over small alphabets (many shared patterns); the large one has very many patterns."""


def visible():
    return [(["paper", "title", "egg", "add", "foo", "bar"],), (["ab", "cc", "xy"],), ([],)]


def edge():
    return [
        ([""],),
        (["", "a", ""],),
        (["a", "b", "a"],),
        (["cc", "ab"],),
        (["ab", "cc"],),
        (["aba", "abb", "aab", "xyx"],),
        (["aA", "aa"],),
        (["abc", "ab", "abcd"],),
        (["foo", "oof", "off"],),
        (["abcdefghijka", "abcdefghijkb", "lmnopqrstuvl"],),
        (["abcdefghijklb", "abcdefghijkbb", "abcdefghijkll"],),
        (["abcdefghijklab", "abcdefghijkblb"],),
        (["zz", "yy", "zz"],),
        (["übü", "aba", "数据数"],),
        (["bad", "dab", "cab", "all", "ebb"],),
        (["badc", "baba"],),
        # 0 ... 9, 10 against 0 ... 9, 1, 0: glued digits would collide
        (["abcdefghijk", "abcdefghijba"],),
        (["abcdefghijba", "abcdefghijk", "lmnopqrstuv"],),
    ]


def small(rng):
    return (["".join(rng.choice("abc") for _ in range(rng.randint(0, 4))) for _ in range(rng.randint(0, 7))],)


def random(rng):
    count = rng.randint(20, 150)
    return (["".join(rng.choice("abcdef") for _ in range(rng.randint(1, 7))) for _ in range(count)],)


def large(rng):
    return (["".join(rng.choice("abcdefghij") for _ in range(12)) for _ in range(30_000)],)


def sized(rng, n):
    return (["".join(rng.choice("abcdefghij") for _ in range(12)) for _ in range(n)],)


def valid(words) -> bool:
    """Up to 50 000 words."""
    return type(words) is list and len(words) <= 50_000 and all(type(word) is str for word in words)
