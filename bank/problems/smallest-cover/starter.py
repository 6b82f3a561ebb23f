def smallest_cover(text: str, need: str) -> str:
    raise NotImplementedError
