"""What the screens show, as frozen values, and what people do there; no Qt, so that all of it is tested without."""
