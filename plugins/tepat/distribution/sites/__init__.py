"""Site plans: where and when each household collects.

``site_plan.py`` assigns recipients to sites and days: ``site_inputs.py`` gathers the inputs,
``site_problem.py`` states the problem, ``site_solver.py`` solves it as linear programs
(``linear_program.py``). ``replan.py`` plans again with complaints about distance.
"""
