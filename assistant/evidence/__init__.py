"""Facts, priorities, requests and conflicts out of notes, each with its exact quotes."""
