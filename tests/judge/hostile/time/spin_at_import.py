# expect: time-limit
# Nothing, for ever, while the file is loaded.

while True:
    pass
