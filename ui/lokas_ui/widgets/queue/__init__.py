"""What is transcribed now, what waits, and what is over; and what is asked before."""
