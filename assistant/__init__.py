"""The core of Plumb: evidence out of notes, drafts out of evidence, and the checker of both."""
