# caught: wrong-answer
# shows: a user who is not in the log, a log that is not empty, and k above 0
# Has nothing to say to a user without history.
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
    score = {j: round(chance[j] / len(users_of[j]) ** gamma, 9) for j in chance}
    return sorted(score, key=lambda j: (-score[j], j))[:k]
