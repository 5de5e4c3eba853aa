"""The commands that make files for others: documents, captions, minutes."""
