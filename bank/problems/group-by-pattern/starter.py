def group_by_pattern(words: list[str]) -> list[list[str]]:
    raise NotImplementedError
