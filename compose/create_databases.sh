#!/bin/bash
# Run once by the PostgreSQL image, on an empty data folder: the two databases and their owners.
set -euo pipefail

psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --username postgres <<'SQL'
\getenv tepat_password TEPAT_DB_PASSWORD
\getenv airflow_password AIRFLOW_DB_PASSWORD
create role report_reader nologin;
create role tepat login password :'tepat_password';
create role airflow login password :'airflow_password';
create database tepat owner tepat;
create database airflow owner airflow;
revoke connect on database tepat, airflow from public;
grant connect on database tepat to report_reader;
SQL
