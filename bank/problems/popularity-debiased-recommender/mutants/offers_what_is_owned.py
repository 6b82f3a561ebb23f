# caught: wrong-answer
# shows: a user with history and a k above the number of items to recommend
# Recommends what the user has had already.
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
            for j in items_of[someone]:
                chance[j] += 1 / len(users_of[i])
    if not own:
        chance = {j: float(len(users)) for j, users in users_of.items()}
    score = {j: round(chance[j] / len(users_of[j]) ** gamma, 9) for j in chance}
    return sorted(score, key=lambda j: (-score[j], j))[:k]
