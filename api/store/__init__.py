"""What the product keeps beside the library: the drafts it made."""
