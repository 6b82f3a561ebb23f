# caught: wrong-answer
# shows: a tie for the pair to merge next
# Breaks ties towards the largest pair.


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
    split, coded, learnt = [list(w) for w in corpus], [list(w) for w in words], []
    for _ in range(merges):
        counts = {}
        for symbols in split:
            for pair in zip(symbols, symbols[1:]):
                counts[pair] = counts.get(pair, 0) + 1
        if not counts or max(counts.values()) < 2:
            break
        best = max(counts, key=lambda pair: (counts[pair], pair))
        learnt.append(best)
        split, coded = [join(s, best) for s in split], [join(s, best) for s in coded]
    return learnt, coded
