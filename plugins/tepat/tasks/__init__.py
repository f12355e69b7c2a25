"""The steps of the pipelines as Airflow tasks, used by the DAG files.

``wiring.py`` holds assets, parameters and defaults, ``steps.py`` the tasks, each a step of
:mod:`tepat.pipelines.refresh`, ``payment_steps.py`` those of :mod:`tepat.pipelines.payment_round`;
``task_context.py`` reads run date, period and connections from the running task,
``run_ordering.py`` serialises refreshes, ``approval.py`` renders the approval questions.

Heavy modules are imported inside the tasks, so that a DAG file is read in well under a second.
"""
