"""The night under Airflow: what the DAG files wire.

``wiring.py`` holds what they declare, ``steps.py`` the tasks, each a step of
:mod:`tepat.pipelines.refresh`, ``payment_steps.py`` those of :mod:`tepat.pipelines.payment_round`;
``task_context.py`` reads run date, period and connections from the running task,
``run_ordering.py`` keeps refreshes apart, ``approval.py`` words the question when a guard trips.

Heavy modules are imported inside the tasks, so that a DAG file is read in well under a second.
"""
