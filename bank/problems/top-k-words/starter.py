def top_k_words(words: list[str], k: int) -> list[str]:
    raise NotImplementedError
