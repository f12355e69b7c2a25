"""Who collects where and when.

``site_plan.py`` assigns recipients to sites and days: ``site_inputs.py`` says from what,
``site_problem.py`` states the problem, ``site_solver.py`` solves it as linear programs
(``linear_program.py``). ``replan.py`` plans anew where many complained of the
distance.
"""
