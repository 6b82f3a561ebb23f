# caught: wrong-answer
# shows: a gamma for which multiplying by n(j)**gamma would give other first k items than dividing
# Multiplies by the popularity in place of dividing.
from collections import defaultdict


def recommend(log, user, k, gamma):
    items_of, users_of = defaultdict(set), defaultdict(set)
    for someone, item in log:
        items_of[someone].add(item)
        users_of[item].add(someone)
    own = items_of.get(user, set())
    chance = defaultdict(float)
    for i in own:
        for someone in users_of[i]:
            for j in items_of[someone] - own:
                chance[j] += 1 / len(users_of[i])
    if not own:
        chance = {j: float(len(users)) for j, users in users_of.items()}
    score = {j: round(chance[j] * len(users_of[j]) ** gamma, 9) for j in chance}
    return sorted(score, key=lambda j: (-score[j], j))[:k]
