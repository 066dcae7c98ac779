"""Dated events, funding amounts and model releases from articles, every cell proved by the words that say it."""

__version__ = "0.1.0"
