"""How the cost of a submission grows with n: calls at a size, which sizes to try, which class the costs show."""
