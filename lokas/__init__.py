"""The core of Lokas: recordings in, transcripts and captions out. No Qt, no globals, no work at import."""
