"""Who collects where and when.

``site_plan.py`` assigns recipients to sites and days: ``site_inputs.py`` says from what,
``site_solver.py`` is the mathematics of it. ``replan.py`` plans anew where many complained of the
distance.
"""
