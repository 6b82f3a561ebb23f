# expect: output-limit runtime-error wrong-answer
# Sixty megabytes of empty lists, written piece by piece: little here, gigabytes for who builds them. The verdict may be
# any of these; the judge's own memory (MOST_MIB in corpus.py) is what this is about.

import os

START, END = b'{"d":[["value",[', b"0]]]}"
PIECE, TIMES = b"[]," * 1000, 20_000


def running_max(nums):
    size = len(START) + len(PIECE) * TIMES + len(END)
    for fd in range(3, 256):
        try:
            os.write(fd, (size + 4).to_bytes(8, "big") + size.to_bytes(4, "big") + START)
            for _ in range(TIMES):
                os.write(fd, PIECE)
            os.write(fd, END)
        except OSError:
            continue
    os._exit(0)
