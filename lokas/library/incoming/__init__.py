"""What comes into the library: recordings, texts, folders and backups, whole or not at all."""
