# The image of every service but PostgreSQL: Airflow, the DAGs and the command line.
FROM python:3.11-slim-bookworm

ENV PYTHONUNBUFFERED=1 \
    VIRTUAL_ENV=/opt/venv \
    PATH=/opt/venv/bin:$PATH

WORKDIR /opt/tepat
RUN python -m venv /opt/venv
COPY requirements-uv.txt requirements.lock ./
RUN python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements-uv.txt
RUN uv pip sync --no-cache --require-hashes --compile-bytecode requirements.lock

RUN useradd --system --uid 50000 --create-home --home-dir /opt/airflow tepat \
    && install --directory --owner tepat --mode 0700 /opt/airflow/logs /var/lib/tepat
COPY include include
COPY plugins plugins
COPY dags dags

ENV PYTHONPATH=/opt/tepat/plugins \
    AIRFLOW_HOME=/opt/airflow \
    AIRFLOW__CORE__DAGS_FOLDER=/opt/tepat/dags \
    AIRFLOW__CORE__PLUGINS_FOLDER=/opt/tepat/plugins \
    TEPAT_STATE_DIR=/var/lib/tepat
USER tepat
CMD ["python", "-m", "tepat.cli", "--help"]
