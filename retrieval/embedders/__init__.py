"""The embeddings there are: static ones, MiniLM, and those of a server."""
