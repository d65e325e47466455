"""Vectors in Chroma: embedded in one process, or on a server for several."""
