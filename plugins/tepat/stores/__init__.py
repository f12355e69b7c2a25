"""The doors: DuckDB, PostgreSQL, the lake, and what travels between them."""
