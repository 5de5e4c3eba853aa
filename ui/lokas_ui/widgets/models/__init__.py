"""The speech models, and the first start, which brings the first of them."""
