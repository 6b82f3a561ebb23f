# expect: output-limit
# A hundred thousand lines of log.

import logging


def running_max(nums):
    for x in range(100_000):
        logging.error("accepted %s", x)
