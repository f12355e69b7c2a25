"""Reports a step's datasets to OpenLineage when the step has ended.

Airflow's OpenLineage provider calls the extractor in a thread of the task's process (not in
the default fork, which has the locks of the engine's threads but not the threads).
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from airflow.providers.openlineage.extractors.base import BaseExtractor, OperatorLineage
from attr import define
from openlineage.client.event_v2 import InputDataset, OutputDataset
from openlineage.client.facet_v2 import (
    DatasetFacet,
    RunFacet,
    column_lineage_dataset,
    dataset_version_dataset,
    schema_dataset,
    symlinks_dataset,
)

from tepat.tasks.datasets import Column, Dataset, InputColumn, datasets_of
from tepat.tasks.task_context import last_found

if TYPE_CHECKING:
    from tepat.context import Context


class StepExtractor(BaseExtractor):
    """Extracts the datasets that a step has read and written, even if it failed."""

    @classmethod
    def get_operator_classnames(cls) -> list[str]:
        """Operator classes of ``@task`` and ``@task.sensor``."""
        return ["_PythonDecoratedOperator", "DecoratedSensorOperator"]

    def _execute_extraction(self) -> "OperatorLineage[Any, Any]":
        """No datasets: before a step has run none are known."""
        return OperatorLineage()

    def extract_on_complete(self, task_instance: Any) -> "OperatorLineage[Any, Any]":
        """Datasets that the step has read and written; empty if it has no context."""
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
            run_facets={"tepat_ruleBook": rule_book_facet(context)},
        )


@define
class RuleBookRunFacet(RunFacet):
    """By which rule book and product a run decides, as in ``ops.run``."""

    ruleBookSha256: str  # noqa: N815 - as OpenLineage spells its fields
    productVersion: str  # noqa: N815

    @staticmethod
    def _get_schema() -> str:
        return ""


def rule_book_facet(context: "Context") -> RuleBookRunFacet:
    """The facet of a step's run."""
    identity = context.rule_book.identity
    return RuleBookRunFacet(identity.rule_book_sha256, identity.product_version)


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
