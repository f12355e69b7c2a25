"""A step's datasets, told to OpenLineage when the step has ended.

Airflow's OpenLineage provider calls the extractor in a thread of the task's process (by default it
would be a fork, in which the threads of the engine are missing and their locks remain).
"""

from collections.abc import Iterable
from typing import Any

from airflow.providers.openlineage.extractors.base import BaseExtractor, OperatorLineage
from openlineage.client.event_v2 import InputDataset, OutputDataset
from openlineage.client.facet_v2 import (
    DatasetFacet,
    column_lineage_dataset,
    dataset_version_dataset,
    schema_dataset,
    symlinks_dataset,
)

from tepat.tasks.datasets import Column, Dataset, InputColumn, datasets_of
from tepat.tasks.task_context import last_found


class StepExtractor(BaseExtractor):
    """Names the datasets that a step has read and written, also one that failed half-way."""

    @classmethod
    def get_operator_classnames(cls) -> list[str]:
        """What ``@task`` and ``@task.sensor`` make of a step."""
        return ["_PythonDecoratedOperator", "DecoratedSensorOperator"]

    def _execute_extraction(self) -> "OperatorLineage[Any, Any]":
        """Before a step has run nothing is known."""
        return OperatorLineage()

    def extract_on_complete(self, task_instance: Any) -> "OperatorLineage[Any, Any]":
        """What the step has read and written; nothing when it never had a context."""
        context = last_found()
        if context is None:
            return OperatorLineage()
        datasets = datasets_of(context)
        return OperatorLineage(
            inputs=[
                InputDataset(one.namespace, one.name, facets=_facets(one)) for one in datasets.read
            ],
            outputs=[
                OutputDataset(one.namespace, one.name, facets=_facets(one))
                for one in datasets.written
            ],
        )


def _facets(dataset: Dataset) -> dict[str, DatasetFacet]:
    facets: dict[str, DatasetFacet] = {"schema": _schema(dataset.columns)}
    if dataset.version is not None:
        facets["version"] = dataset_version_dataset.DatasetVersionDatasetFacet(dataset.version)
    if dataset.location is not None:
        place = symlinks_dataset.Identifier(dataset.namespace, dataset.location, "LOCATION")
        facets["symlinks"] = symlinks_dataset.SymlinksDatasetFacet([place])
    if dataset.sources:
        facets["columnLineage"] = column_lineage_dataset.ColumnLineageDatasetFacet(
            {column: _inputs(sources) for column, sources in dataset.sources.items()}
        )
    return facets


def _schema(columns: Iterable[Column]) -> schema_dataset.SchemaDatasetFacet:
    return schema_dataset.SchemaDatasetFacet(
        [
            schema_dataset.SchemaDatasetFacetFields(one.name, one.type, one.meaning)
            for one in columns
        ]
    )


def _inputs(sources: Iterable[InputColumn]) -> column_lineage_dataset.Fields:
    return column_lineage_dataset.Fields(
        [column_lineage_dataset.InputField(one.namespace, one.name, one.column) for one in sources]
    )
