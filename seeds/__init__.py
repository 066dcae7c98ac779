"""The embedded demo corpus: articles written for regesta, dedicated to the public domain (CC0)."""
