def bpe(
    corpus: list[str], merges: int, words: list[str]
) -> tuple[list[tuple[str, str]], list[list[str]]]:
    raise NotImplementedError
