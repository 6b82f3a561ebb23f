"""Answers with marks by people, and how far a grader agrees with them."""
