def recommend(log: list[tuple[int, int]], user: int, k: int, gamma: float) -> list[int]:
    raise NotImplementedError
