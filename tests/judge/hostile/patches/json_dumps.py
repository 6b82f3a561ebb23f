# expect: wrong-answer runtime-error
# Makes the serialiser say something right-looking. A judge that kept the function it needs sees the wrong answer,
# another sees a garbled one.

import json
import json.encoder

json.dumps = json.encoder.JSONEncoder.encode = lambda *a, **k: '{"d":[["value",[3,3,3]]]}'
json.JSONEncoder.iterencode = json.encoder.c_make_encoder = lambda *a, **k: iter(['{"d":[["value",[3,3,3]]]}'])


def running_max(nums):
    return 1
