"""Access to DuckDB, PostgreSQL and the lake, and the transfer between them."""
