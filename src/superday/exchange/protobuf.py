"""Fields of a message of protocol buffers, which Anki keeps settings in: as much as is needed to read two of them."""

from collections.abc import Iterator


def numbers(message: bytes, field: int) -> list[int]:
    """The whole numbers in a field, in order.

    Raises:
        ValueError: it is no such message.
    """
    return [value for name, value in _fields(message) if name == field and isinstance(value, int)]


def texts(message: bytes, field: int) -> list[str]:
    """The texts in a field, in order; ``ValueError`` where it is no such message."""
    return [value.decode() for name, value in _fields(message) if name == field and isinstance(value, bytes)]


def _fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        kind = key & 7
        if kind == 0:
            value, at = _varint(message, at)
            yield key >> 3, value
            continue
        length, at = (8, at) if kind == 1 else (4, at) if kind == 5 else _varint(message, at)
        if kind not in (1, 2, 5) or at + length > len(message):
            raise ValueError("no message of protocol buffers")
        yield key >> 3, message[at : at + length]
        at += length


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(message):
            break
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
    raise ValueError("no message of protocol buffers")
