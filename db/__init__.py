"""Facts to SQLite to Datasette; knows nothing of patterns."""
