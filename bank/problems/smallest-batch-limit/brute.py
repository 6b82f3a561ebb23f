"""Dynamic programming over prefixes: O(n^2 k)."""


def smallest_limit(lengths: list[int], batches: int) -> int:
    total = [0]
    for length in lengths:
        total.append(total[-1] + length)
    best = total[:]  # best[i]: smallest limit for the first i documents in one batch
    for _ in range(min(batches, len(lengths)) - 1):
        best = [0] + [
            min(max(best[j], total[i] - total[j]) for j in range(i)) for i in range(1, len(total))
        ]
    return best[-1]
