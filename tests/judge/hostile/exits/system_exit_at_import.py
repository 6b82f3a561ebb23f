# expect: runtime-error
# SystemExit while the file is loaded.

raise SystemExit(0)
