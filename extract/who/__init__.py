"""Rules that read names of organisations, people, products and models, and places."""
