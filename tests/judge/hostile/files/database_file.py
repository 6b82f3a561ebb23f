# expect: runtime-error
# A database on disk.

import sqlite3


def running_max(nums):
    sqlite3.connect('/tmp/__MARKER__.db').execute('create table t (x)')
    return ["LEAK", "database_file"]
