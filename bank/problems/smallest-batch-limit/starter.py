def smallest_limit(lengths: list[int], batches: int) -> int:
    raise NotImplementedError
