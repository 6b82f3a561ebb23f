def cap_duplicates(ids: list[int], copies: int) -> list[int]:
    raise NotImplementedError
