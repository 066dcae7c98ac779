"""Rules that read expressions of time."""
