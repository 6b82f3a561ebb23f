# caught: wrong-answer
# shows: a word to encode that the merges in order split otherwise than the longest known symbols
# Encodes by the longest known token, in place of replaying the merges.


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


def encode(word, tokens):
    out = []
    while word:
        length = next((n for n in range(len(word), 1, -1) if word[:n] in tokens), 1)
        out.append(word[:length])
        word = word[length:]
    return out


def bpe(corpus, merges, words):
    split, learnt = [list(w) for w in corpus], []
    for _ in range(merges):
        counts = {}
        for symbols in split:
            for pair in zip(symbols, symbols[1:]):
                counts[pair] = counts.get(pair, 0) + 1
        if not counts or max(counts.values()) < 2:
            break
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        learnt.append(best)
        split = [join(s, best) for s in split]
    tokens = {a + b for a, b in learnt}
    return learnt, [encode(word, tokens) for word in words]
