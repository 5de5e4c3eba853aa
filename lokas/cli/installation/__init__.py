"""The commands about this computer and the models on it."""
