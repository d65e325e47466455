"""The deterministic sanity checker: a linter for OKRs."""
