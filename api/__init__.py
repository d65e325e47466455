"""The ways in: HTTP, chat page and command line. No business rules."""
