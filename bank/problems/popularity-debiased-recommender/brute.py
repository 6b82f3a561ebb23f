"""The formula as it stands, for every item: O(items x history x log)."""


def recommend(log: list[tuple[int, int]], user: int, k: int, gamma: float) -> list[int]:
    pairs = set(log)
    own = {item for someone, item in pairs if someone == user}

    def users(item: int) -> set[int]:
        return {someone for someone, what in pairs if what == item}

    scores = {}
    for j in {item for _, item in pairs} - own:
        if own:
            chance = sum(len(users(i) & users(j)) / len(users(i)) for i in own)
        else:
            chance = float(len(users(j)))
        scores[j] = round(chance / len(users(j)) ** gamma, 9)
    ranked = sorted((j for j in scores if scores[j] > 0), key=lambda j: (-scores[j], j))
    return ranked[:k]
