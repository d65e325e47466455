"""Benchmarks: each is one command that measures side by side with a known tool, in one run."""
