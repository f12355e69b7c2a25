"""Distribute: from what was published to what reaches a family.

``sites.py`` assigns recipients to sites and days: ``site_inputs.py`` says from what,
``transport.py`` is the mathematics of it.
"""
