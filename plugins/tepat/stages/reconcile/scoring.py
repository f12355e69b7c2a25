"""Scores pairs of a person and a row by the linkage model: Splink, on the engine's connection.

Blocking is in SQL (``list_candidate_pairs``). The levels of the model depend only on the relations
of two names, birth dates and places, so Splink scores one pair of each combination and the others
get the same score. The weights are fixed: a score depends on the pair and the model alone.
"""

from typing import Any

from tepat.stores.engine import Engine

_NO_SCORES = """
    create or replace temp table pair_score as
    select person_key, feed, row_key, null::double as score
    from candidate_pair
    where false
"""
_SCORES = """
    create or replace temp table pair_score as
    select
        pair.person_key, pair.feed, pair.row_key, scored.match_probability as score
    from related_pair as pair
    inner join example_pair as example
        using (name_relation, birth_date_relation, place_relation)
    inner join {scored} as scored
        on example.join_key_l = scored.unique_id_l and example.join_key_r = scored.unique_id_r
"""


def score_pairs(engine: Engine, model: dict[str, Any]) -> None:
    """Write ``pair_score`` (person_key, feed, row_key, score) for every row of ``candidate_pair``.

    Args:
        engine: Holds ``candidate_pair`` and ``candidate``.
        model: The settings of Splink.
    """
    engine.run("reconcile/relate_pairs.sql")
    engine.run("reconcile/choose_examples.sql")
    if not engine.rows("select 1 from example_pair limit 1"):
        engine.connection.execute(_NO_SCORES)
        return
    from splink import DuckDBAPI, Linker

    splink = DuckDBAPI(engine.connection)
    linker = Linker(splink.register("candidate"), model, log_level=None)
    linker.table_management.register_blocked_pairs_for_predict(splink.register("example_pair"))
    scored = linker.inference.predict(warning_mode="never")
    engine.connection.execute(_SCORES.format(scored=scored.physical_name))
    scored.drop_table_from_database_and_remove_from_cache()
