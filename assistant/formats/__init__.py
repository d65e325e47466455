"""One file a format, reader beside writer."""
