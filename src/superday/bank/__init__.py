"""What can be asked: read, validate and prove the files of the bank.  Knows nothing of who asks."""

from superday.bank.load import Bank, open_bank

__all__ = ["Bank", "open_bank"]
