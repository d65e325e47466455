"""Batch evaluation of drafts: datasets and benchmarks."""
