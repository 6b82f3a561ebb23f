# expect: runtime-error
# A BaseException of its own, at import.

class Away(BaseException):
    pass


raise Away("accepted")
