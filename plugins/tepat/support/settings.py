"""Settings, from environment variables (``TEPAT_…``) only."""

import os
from functools import cached_property
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT_ROOT = Path(__file__).resolve().parents[3]


def default_state_dir() -> Path:
    """``/var/lib/tepat`` for root, ``~/.local/state/tepat`` for other users."""
    return Path("/var/lib/tepat") if os.geteuid() == 0 else Path.home() / ".local/state/tepat"


class Settings(BaseSettings):
    """All settings of the product. Each has a default that works on one machine."""

    model_config = SettingsConfigDict(env_prefix="TEPAT_", frozen=True)

    state_dir: Path = Field(
        default_factory=default_state_dir, description="Holds all state: lake, PostgreSQL, Airflow."
    )
    landing: str = Field(default="", description="Landing root, any fsspec URL.")
    warehouse_url: SecretStr | None = Field(
        default=None, description="Another PostgreSQL (15 or later) instead of the embedded one."
    )
    airflow_port: int | None = Field(
        default=None, description="Port of Airflow's UI; by default 8080 or the next free one."
    )
    include_dir: Path = Field(
        default=PROJECT_ROOT / "include", description="Feeds, suites, policy and SQL."
    )
    boundaries: Path | None = Field(
        default=None, description="GeoJSON with the shapes of kelurahan, for maps."
    )
    threads: int = Field(default=2, ge=1, description="Threads of the engine and of the readers.")
    engine_memory: str = Field(default="3GB", description="Memory limit of the engine (DuckDB).")
    pseudonym_keys: Path | None = Field(
        default=None,
        description="File with the keys of pseudonyms; by default in the state folder.",
    )

    docs_url: str = Field(
        default="",
        description="Where the built documentation is served; DAGs link their runbooks there.",
    )

    @classmethod
    def variable(cls, field: str) -> str:
        """The environment variable that a field is read from."""
        return f"{cls.model_config['env_prefix']}{field}".upper()

    @cached_property
    def pseudonym_key_file(self) -> Path:
        """File with the keys of pseudonyms."""
        return self.pseudonym_keys or self.state_dir / "pseudonym-keys.json"

    @cached_property
    def lake_dir(self) -> Path:
        """Root of the immutable Parquet lake."""
        return self.state_dir / "lake"

    @cached_property
    def outbox_dir(self) -> Path:
        """Where Airflow writes files for the bank."""
        return self.state_dir / "outbox"

    @cached_property
    def scratch_dir(self) -> Path:
        """Where the engine spills; may be emptied at any time."""
        return self.state_dir / "scratch"
