"""Which device computes: whether a graphics card works, and what it needs."""
