def merge_spans(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    raise NotImplementedError
