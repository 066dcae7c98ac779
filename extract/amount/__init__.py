"""Rules that read amounts of money and quantities."""
