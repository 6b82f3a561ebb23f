"""Strings with repeats near and far; the large one comes from a large alphabet."""


def visible():
    return [("tokenise",), ("abba",), ("aaaa",), ("",)]


def edge():
    return [
        ("a",),
        ("aa",),
        ("ab",),
        ("aA",),
        ("abcabcbb",),
        ("pwwkew",),
        ("dvdf",),
        ("tmmzuxt",),
        ("abcdefg",),
        ("aabcdef",),
        ("abcdeff",),
        (" ",),
        ("a b c a",),
        ("\n\t\n",),
        ("naïve übung ü",),
        ("数据数学",),
        ("😀😃😀😄",),
        ("anviaj",),
        ("abcb" * 5 + "xyzw",),
        ("wxyz" + "a" * 9,),
    ]


def small(rng):
    return ("".join(rng.choice("abc") for _ in range(rng.randint(0, 8))),)


def random(rng):
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ"
    return ("".join(rng.choice(letters) for _ in range(rng.randint(50, 500))),)


def large(rng):
    alphabet = [chr(0x4E00 + i) for i in range(5000)]
    rng.shuffle(alphabet)
    return ("".join(alphabet) * 20,)


def sized(rng, n):
    """An alphabet that grows with n, shuffled again and again: the windows grow too."""
    alphabet = [chr(0x4E00 + i) for i in range(min(max(1, n // 8), 30_000))]
    text = []
    while len(text) < n:
        text += rng.sample(alphabet, len(alphabet))
    return ("".join(text[:n]),)


def valid(s) -> bool:
    """A string of up to 200 000 characters."""
    return type(s) is str and len(s) <= 200_000
