"""Sound: recording, decoding, finding the regions where people speak, playing, and making stretches silent."""
