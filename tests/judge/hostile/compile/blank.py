# expect: invalid-submission
# Nothing but blanks of many kinds.
# source: " \t\n\f\r\n\x0b\u2028\u3000"
