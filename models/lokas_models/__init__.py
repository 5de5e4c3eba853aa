"""Which speech models exist, and which of them are on this computer."""
