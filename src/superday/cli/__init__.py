"""The command line: one module a verb, each a few lines over the packages that know the rules."""
