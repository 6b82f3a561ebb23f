# expect: wrong-answer
# A finder that makes any module on request, in front of all others.

import builtins
import sys
import types


class Finder:
    def find_spec(self, name, path=None, target=None):
        import importlib.machinery

        return importlib.machinery.ModuleSpec(name, self)

    create_module = lambda self, spec: types.ModuleType(spec.name)
    exec_module = lambda self, module: setattr(module, "__getattr__", lambda name: lambda *a, **k: True)


sys.meta_path.insert(0, Finder())
builtins.__import__ = lambda name, *a, **k: types.SimpleNamespace(equal=lambda *a: True)


def running_max(nums):
    return "accepted"
