"""Text to facts: pure functions that know nothing of SQLite, clock, network or locale."""
