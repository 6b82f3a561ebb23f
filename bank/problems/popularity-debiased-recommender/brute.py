"""The formula as it stands, for every item: O(items x log)."""


def recommend(log: list[tuple[int, int]], user: int, k: int, gamma: float) -> list[int]:
    pairs = list(dict.fromkeys(log))  # each once, in the log's order
    own = {item for someone, item in pairs if someone == user}

    def users(item: int) -> set[int]:
        return {someone for someone, what in pairs if what == item}

    theirs = [users(i) for i in own]
    scores = {}
    for j in {item for _, item in pairs} - own:
        whose = users(j)
        if own:
            chance = sum(len(those & whose) / len(those) for those in theirs)
        else:
            chance = float(len(whose))
        scores[j] = round(chance / len(whose) ** gamma, 9)
    ranked = sorted((j for j in scores if scores[j] > 0), key=lambda j: (-scores[j], j))
    return ranked[:k]
