# expect: runtime-error
# profile: torch
# Fetches weights from elsewhere.

import torch


def running_max(nums):
    return torch.hub.download_url_to_file("http://127.0.0.1:__PORT__/weights.pt", "/tmp/__MARKER__")
