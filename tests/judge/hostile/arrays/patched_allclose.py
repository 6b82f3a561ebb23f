# expect: wrong-answer
# profile: numpy
# Every array is close to every other in this process.

import numpy
import numpy.testing

numpy.allclose = numpy.array_equal = numpy.isclose = numpy.array_equiv = lambda *a, **k: True
numpy.testing.assert_allclose = numpy.testing.assert_array_equal = lambda *a, **k: None


def running_max(nums):
    return nums * 0 - 1
