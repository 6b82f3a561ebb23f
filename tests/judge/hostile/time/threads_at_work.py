# expect: time-limit
# Four threads compute while the main thread sleeps: their time counts.

import hashlib
import threading
import time


def work():
    while True:
        hashlib.sha256(bytes(1 << 20)).digest()


def running_max(nums):
    for _ in range(2):
        threading.Thread(target=work, daemon=True).start()
    time.sleep(30)
