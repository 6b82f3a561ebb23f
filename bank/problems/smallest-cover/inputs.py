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
    """A large alphabet, and one letter that stands at both ends only: nothing short of the whole covers."""
    alphabet = "".join(chr(0x4E00 + i) for i in range(min(max(1, n // 8), 20_000)))
    more = rng.choices(alphabet, k=max(0, n - 2 - len(alphabet)))
    return f"!{alphabet}{''.join(more)}!", f"{alphabet}!!"


def valid(text, need) -> bool:
    """Two strings, the text of up to 160 000 characters."""
    return type(text) is str and type(need) is str and len(text) <= 160_000
