# expect: wrong-answer
# A subclass of str that is equal to every text, as the whole answer.

class Text(str):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash("accepted")


def running_max(nums):
    return Text("accepted")
