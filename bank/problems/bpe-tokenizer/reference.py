"""Byte-pair encoding: learn the merges with counts that are kept up to date, then replay them.

Idea: pairs never cross words, so each distinct word is held once, weighted by its frequency.  A merge changes only the
words that hold its pair; `where` finds them, and their pairs are taken out of the counts before and put back after.
A merge then costs the characters of those words plus one pass over the distinct pairs to find the maximum (a heap
would save that), in place of the whole corpus.
(Sennrich, Haddow, Birch 2016.)
"""

from collections import Counter, defaultdict

Pair = tuple[str, str]


def join(symbols: list[str], pair: Pair) -> list[str]:
    """Replace the pair by the joined symbol, left to right, without overlap."""
    out: list[str] = []
    i = 0
    while i < len(symbols):
        if i + 1 < len(symbols) and (symbols[i], symbols[i + 1]) == pair:
            out.append(symbols[i] + symbols[i + 1])
            i += 2
        else:
            out.append(symbols[i])
            i += 1
    return out


def learn(corpus: list[str], merges: int) -> list[Pair]:
    frequency = Counter(corpus)  # word -> how often
    split = {word: list(word) for word in frequency}  # word -> its symbols at present
    counts: Counter[Pair] = Counter()  # pair -> occurrences in the whole corpus
    where: defaultdict[Pair, set[str]] = defaultdict(set)  # pair -> words that (may) hold it

    def tally(word: str, sign: int) -> None:
        for pair in zip(split[word], split[word][1:]):
            counts[pair] += sign * frequency[word]
            where[pair].add(word)
            if not counts[pair]:
                del counts[pair]  # the search for the maximum is to see only pairs that there are

    for word in split:
        tally(word, +1)
    learnt: list[Pair] = []
    while counts and len(learnt) < merges:
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        if counts[best] < 2:
            break
        learnt.append(best)
        for word in where.pop(best):
            tally(word, -1)
            split[word] = join(split[word], best)
            tally(word, +1)
    return learnt


def encode(word: str, learnt: list[Pair]) -> list[str]:
    symbols = list(word)
    for pair in learnt:  # the order learnt is the model
        symbols = join(symbols, pair)
    return symbols


def bpe(corpus: list[str], merges: int, words: list[str]) -> tuple[list[Pair], list[list[str]]]:
    learnt = learn(corpus, merges)
    return learnt, [encode(word, learnt) for word in words]
