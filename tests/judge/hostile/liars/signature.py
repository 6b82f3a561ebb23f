# expect: wrong-answer
# A signature that takes anything, on an object that answers anything.

import inspect


class Anything:
    __signature__ = inspect.Signature([inspect.Parameter("all", inspect.Parameter.VAR_POSITIONAL)])

    def __call__(self, *args, **options):
        return self

    def __getattr__(self, name):
        return self


running_max = Anything()
