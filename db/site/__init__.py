"""The Datasette plugin: timeline and document pages."""
