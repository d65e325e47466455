"""Readers of files: bytes in, text with Markdown headings out. What parses runs in a process of its own."""
