# caught: wrong-answer
# shows: a repeated pair that would change the first k items if it counted twice
# Counts repeated pairs of the log as if they were different users.
from collections import Counter, defaultdict


def recommend(log, user, k, gamma):
    items_of, users_of, popularity = defaultdict(list), defaultdict(list), Counter()
    for someone, item in log:
        items_of[someone].append(item)
        users_of[item].append(someone)
        popularity[item] += 1
    own = set(items_of.get(user, []))
    chance = defaultdict(float)
    for i in own:
        for someone in users_of[i]:
            for j in items_of[someone]:
                if j not in own:
                    chance[j] += 1 / popularity[i]
    if not own:
        chance = {j: float(popularity[j]) for j in popularity}
    score = {j: round(chance[j] / popularity[j] ** gamma, 9) for j in chance}
    return sorted(score, key=lambda j: (-score[j], j))[:k]
