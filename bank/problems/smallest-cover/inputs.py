"""Texts over small alphabets; in the large one a needed letter is rare, so windows are long."""


def visible():
    return [("xaybbzab", "abb"), ("ADOBECODEBANC", "ABC"), ("abc", "d")]


def edge():
    return [
        ("", ""),
        ("", "a"),
        ("abc", ""),
        ("a", "a"),
        ("a", "aa"),
        ("aa", "aa"),
        ("aab", "ab"),
        ("abab", "ab"),
        ("baab", "ab"),
        ("bba", "ab"),
        ("aA", "A"),
        ("aaab", "aab"),
        ("abcdef", "f"),
        ("abcdef", "a"),
        ("abcdef", "fa"),
        ("cabwefgewcwaefgcf", "cae"),
        ("aaaaaaaaab", "ab"),
        ("xyzxyz", "zyx"),
        ("a b c", " "),
        ("数据科学数学", "学数"),
        ("aabbbaab", "aabb"),
        ("abcabdebac", "cda"),
        ("bdab", "ab"),
        ("this is a test string", "tist"),
    ]


def small(rng):
    text = "".join(rng.choice("abc") for _ in range(rng.randint(0, 9)))
    return text, "".join(rng.choice("abc") for _ in range(rng.randint(0, 4)))


def random(rng):
    text = "".join(rng.choice("abcdefgh") for _ in range(rng.randint(20, 120)))
    return text, "".join(rng.choice("abcdefgh") for _ in range(rng.randint(1, 8)))


def large(rng):
    text = ["a"] * 100_000
    for i in range(0, 100_000, 20_000):
        text[i] = "b"
    return "".join(text), "bbb" + "a" * 10


def sized(rng, n):
    text = "".join(rng.choice("abcdefgh") for _ in range(n))
    return text, "".join(rng.choice("abcdefgh") for _ in range(n // 10))
