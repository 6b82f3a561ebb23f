"""Item-to-item recommendations with inverse-propensity weights, by walking over co-visitors.

Idea: sum_i c(i, j) / n(i) over the user's items i is a walk: from the user to an item i, with 1 / n(i) to each user who
has had i, and on to each of that user's items j.  Only what the walk reaches has a score, so the item x item matrix is
never formed.  Dividing by n(j)^gamma corrects for how often j is met anyway; gamma trades bias (popular items win) for
variance (a single co-occurrence with a rare item wins).
Time: linear in the log, plus the histories of the co-visitors.  (Propensities: Schnabel et al. 2016.)
"""

from collections import defaultdict


def recommend(log: list[tuple[int, int]], user: int, k: int, gamma: float) -> list[int]:
    items_of: defaultdict[int, set[int]] = defaultdict(set)  # user -> items; sets: repeats count once
    users_of: defaultdict[int, set[int]] = defaultdict(set)  # item -> users
    for someone, item in log:
        items_of[someone].add(item)
        users_of[item].add(someone)
    own = items_of.get(user, set())

    chance: defaultdict[int, float] = defaultdict(float)  # item j -> sum of c(i, j) / n(i)
    if own:
        for i in own:
            for someone in users_of[i]:
                for j in items_of[someone]:
                    chance[j] += 1 / len(users_of[i])
    else:
        for j, users in users_of.items():
            chance[j] = len(users)

    score = {j: round(chance[j] / len(users_of[j]) ** gamma, 9) for j in chance if j not in own}
    ranked = sorted((j for j in score if score[j] > 0), key=lambda j: (-score[j], j))
    return ranked[:k]
