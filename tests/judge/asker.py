"""A runner for tests of a sandbox: it executes what it is asked and sends back what that calls ``answer``."""

ASK = """
from channel import receive, send
import os
while True:
    names = {"os": os}
    try:
        exec(receive(), names)
        send(names.get("answer"))
    except BaseException as error:
        send(type(error).__name__)
"""
OPEN_DESCRIPTORS = """
answer = []
for number in range(64):
    try:
        os.fstat(number)
        answer.append(number)
    except OSError:
        continue
"""
