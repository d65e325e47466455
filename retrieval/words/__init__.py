"""The index of words beside the documents' rows, in the same transactions: one of each kind of database."""
