# caught: wrong-answer
# shows: a gamma above 0 that changes the first k items
# Leaves the popularity weight out.
from collections import defaultdict


def recommend(log, user, k, gamma):
    items_of, users_of = defaultdict(set), defaultdict(set)
    for someone, item in log:
        items_of[someone].add(item)
        users_of[item].add(someone)
    own = items_of.get(user, set())
    score = defaultdict(float)
    for i in own:
        for someone in users_of[i]:
            for j in items_of[someone] - own:
                score[j] += 1 / len(users_of[i])
    if not own:
        score = {j: float(len(users)) for j, users in users_of.items()}
    return sorted(score, key=lambda j: (-round(score[j], 9), j))[:k]
