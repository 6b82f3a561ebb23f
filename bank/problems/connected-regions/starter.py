def region_sizes(mask: list[list[int]]) -> list[int]:
    raise NotImplementedError
