"""Recount the whole corpus before every merge: O(merges x corpus)."""


def join(symbols: list[str], pair: tuple[str, str]) -> list[str]:
    out: list[str] = []
    for symbol in symbols:
        if out and (out[-1], symbol) == pair:
            out[-1] = "\0".join(pair)  # marked, so that what was joined is not joined again
        else:
            out.append(symbol)
    return [symbol.replace("\0", "") for symbol in out]


def bpe(
    corpus: list[str], merges: int, words: list[str]
) -> tuple[list[tuple[str, str]], list[list[str]]]:
    split = [list(word) for word in corpus]
    coded = [list(word) for word in words]
    learnt: list[tuple[str, str]] = []
    for _ in range(merges):
        counts: dict[tuple[str, str], int] = {}
        for symbols in split:
            for pair in zip(symbols, symbols[1:]):
                counts[pair] = counts.get(pair, 0) + 1
        highest = max(counts.values(), default=0)
        if highest < 2:
            break
        best = min(pair for pair in counts if counts[pair] == highest)
        learnt.append(best)
        split = [join(symbols, best) for symbols in split]
        coded = [join(symbols, best) for symbols in coded]
    return learnt, coded
