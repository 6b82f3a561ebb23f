"""What ``benchmarks/judge.py`` measures the judge against: problems, forgeries, and a file a harness."""
