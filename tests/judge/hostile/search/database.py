# expect: runtime-error
# Opens the database of the person who practises.

import sqlite3


def running_max(nums):
    with sqlite3.connect("file:__SUPERDAY_HOME__/superday.db?mode=ro", uri=True) as connection:
        return [list(row) for row in connection.execute("select * from sqlite_master")]
