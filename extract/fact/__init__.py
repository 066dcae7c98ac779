"""Rules that read facts: one type of event a file."""
