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
    alphabet = [chr(0x4E00 + i) for i in range(20_000)]
    rng.shuffle(alphabet)
    return ("".join(alphabet) * 5,)


def sized(rng, n):
    return ("".join(chr(0x400 + rng.randrange(200)) for _ in range(n)),)
