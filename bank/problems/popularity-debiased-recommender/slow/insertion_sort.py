# growth: n^2
# Puts the items in order by insertion, all of them.
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
    ranked = []
    for j in sorted(chance):
        key = (-round(chance[j] / len(users_of[j]) ** gamma, 9), j)
        place = len(ranked)
        while place and ranked[place - 1] > key:
            place -= 1
        ranked.insert(place, key)
    return [j for score, j in ranked if score < 0][:k]
