"""Text: cues laid out from words, and the formats they are written in."""
