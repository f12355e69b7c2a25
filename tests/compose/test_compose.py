"""The production composition: valid by the Compose specification, and safe by default."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from compose_spec import PyCompose

from tepat.support.settings import PROJECT_ROOT

TEXT = (PROJECT_ROOT / "docker-compose.yaml").read_text(encoding="utf-8")
EXAMPLE = (PROJECT_ROOT / ".env.example").read_text(encoding="utf-8")
ONE_SHOT = {"init", "cli"}
SECRET = re.compile(r"PASSWORD|SECRET|FERNET")

# As Compose reads them: $$, ${NAME}, ${NAME:-default} and ${NAME:?message}.
VARIABLE = re.compile(r"\$(?:(?P<dollar>\$)|\{(?P<name>\w+)(?::(?P<kind>[-?])(?P<rest>[^}]*))?\})")


class MissingVariableError(Exception):
    """A variable that the file demands is not set, or is empty."""


def interpolated(variables: Mapping[str, str]) -> str:
    """The file as Compose sees it with these variables."""

    def value_of(match: re.Match[str]) -> str:
        if match["dollar"]:
            return "$"
        value = variables.get(match["name"], "")
        if not value and match["kind"] == "?":
            raise MissingVariableError(match["name"])
        return value or (match["rest"] if match["kind"] == "-" else "")

    return VARIABLE.sub(value_of, TEXT)


def demanded() -> list[str]:
    """The variables without which nothing starts."""
    return sorted({match["name"] for match in VARIABLE.finditer(TEXT) if match["kind"] == "?"})


FILLED = {name: f"filled-{name.lower()}" for name in demanded()} | {"LANDING_DIR": "/srv/landing"}

Services = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def services() -> Services:
    found: Services = yaml.safe_load(interpolated(FILLED))["services"]
    return found


def test_compose_file_is_valid_by_the_compose_specification() -> None:
    merged = json.dumps(yaml.safe_load(interpolated(FILLED)))
    assert PyCompose.from_json(merged).to_spec().name == "tepat"


def test_compose_file_has_every_airflow_component_and_postgresql_18(services: Services) -> None:
    parts = {"postgres", "init", "api-server", "scheduler", "dag-processor", "triggerer"}
    assert parts <= services.keys()
    assert services["postgres"]["image"].startswith("postgres:18")
    manager = services["api-server"]["environment"]["AIRFLOW__CORE__AUTH_MANAGER"]
    assert manager.endswith("FabAuthManager")


@pytest.mark.parametrize("name", demanded())
def test_compose_refuses_to_start_without_each_secret_variable(name: str) -> None:
    with pytest.raises(MissingVariableError, match=name):
        interpolated({**FILLED, name: ""})


def test_no_compose_secret_has_a_default() -> None:
    used = {match["name"]: match["kind"] for match in VARIABLE.finditer(TEXT) if match["name"]}
    secrets = {name for name in used if SECRET.search(name)}
    assert len(secrets) >= 7
    assert {used[name] for name in secrets} == {"?"}


def test_compose_file_contains_no_secret() -> None:
    bare = yaml.safe_load(VARIABLE.sub("", TEXT))
    for service in bare["services"].values():
        for name, value in service.get("environment", {}).items():
            assert not SECRET.search(name) or not value, name
    assert not re.search(r"://\w+:[^$@{}\s]+@", TEXT)


def test_env_example_names_every_variable_and_contains_no_secret() -> None:
    lines = dict(re.findall(r"^(?:# )?([A-Z_]+)=(.*)$", EXAMPLE, re.MULTILINE))
    assert lines.keys() == {match["name"] for match in VARIABLE.finditer(TEXT) if match["name"]}
    assert {name: value for name, value in lines.items() if name in demanded() and value} == {}


def test_every_service_has_a_health_check_or_runs_once(services: Services) -> None:
    unwatched = {name for name, service in services.items() if "healthcheck" not in service}
    assert unwatched == ONE_SHOT
    assert all(services[name]["restart"] == "no" for name in ONE_SHOT)
    assert all(services[name]["restart"] == "unless-stopped" for name in services.keys() - ONE_SHOT)


def test_every_airflow_service_waits_for_the_database_and_for_init(
    services: Services,
) -> None:
    for name in services.keys() - ONE_SHOT - {"postgres"}:
        assert services[name]["depends_on"] == {
            "postgres": {"condition": "service_healthy"},
            "init": {"condition": "service_completed_successfully"},
        }


def test_compose_ports_listen_on_loopback_only_by_default(services: Services) -> None:
    published = [port for service in services.values() for port in service.get("ports", [])]
    assert sorted(published) == ["127.0.0.1:5432:5432", "127.0.0.1:8080:8080"]


def test_landing_root_is_mounted_read_only_and_data_is_in_volumes(services: Services) -> None:
    mounts = services["scheduler"]["volumes"]
    landing = next(item for item in mounts if isinstance(item, dict))
    assert landing["target"] == "/landing"
    assert landing["read_only"] is True
    named = set(yaml.safe_load(TEXT)["volumes"])
    used = {
        item.partition(":")[0]
        for service in services.values()
        for item in service.get("volumes", [])
        if isinstance(item, str) and not item.startswith("./")
    }
    assert used == named


def test_databases_are_created_with_the_names_and_passwords_of_the_services(
    services: Services,
) -> None:
    script = (PROJECT_ROOT / "compose" / "create_databases.sh").read_text(encoding="utf-8")
    airflow = services["scheduler"]["environment"]
    for database, url in (
        ("tepat", airflow["AIRFLOW_CONN_TEPAT_WAREHOUSE"]),
        ("airflow", airflow["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"]),
    ):
        variable = f"{database.upper()}_DB_PASSWORD"
        assert url.endswith(f"://{database}:{FILLED[variable]}@postgres:5432/{database}")
        assert variable in script
        assert f"create database {database} owner {database}" in script
