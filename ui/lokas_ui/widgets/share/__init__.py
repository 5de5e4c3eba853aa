"""What leaves a meeting: captions as they will look, files, and what they tell of people."""
