def np_threshold(scores: list[float], labels: list[int], alpha: float) -> float:
    raise NotImplementedError
