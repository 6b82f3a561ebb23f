def longest_unique(s: str) -> int:
    raise NotImplementedError
