# caught: wrong-answer
# shows: symbols that meet often enough across the ends of neighbouring words to be merged
# Counts pairs over the whole text, across the ends of words.


def join(symbols, pair):
    out, i = [], 0
    while i < len(symbols):
        if tuple(symbols[i : i + 2]) == pair:
            out.append(pair[0] + pair[1])
            i += 2
        else:
            out.append(symbols[i])
            i += 1
    return out


def bpe(corpus, merges, words):
    text, coded, learnt = list("".join(corpus)), [list(w) for w in words], []
    for _ in range(merges):
        counts = {}
        for pair in zip(text, text[1:]):
            counts[pair] = counts.get(pair, 0) + 1
        if not counts or max(counts.values()) < 2:
            break
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        learnt.append(best)
        text, coded = join(text, best), [join(s, best) for s in coded]
    return learnt, coded
