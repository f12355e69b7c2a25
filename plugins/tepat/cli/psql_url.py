"""``tepat psql-url``: connection URL of the warehouse."""

from tepat.cli.terminal import load_settings


def psql_url() -> None:
    """Print a connection URL of the warehouse, password included, and nothing else.

    Starts the embedded PostgreSQL when needed.

    Examples:
    ```
    psql "$(tepat psql-url)"
    pandas.read_sql("table report.freshness", sqlalchemy.create_engine(url))
    ```
    """
    settings = load_settings()
    from tepat.embedded import warehouse_url

    print(warehouse_url(settings))
