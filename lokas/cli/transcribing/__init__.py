"""The commands that turn sound into text: one recording, the queue, the proof, the measure."""
