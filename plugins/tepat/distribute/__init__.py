"""Distribute: from what was published to what reaches a family.

``sites.py`` assigns recipients to sites and days: ``site_inputs.py`` says from what,
``transport.py`` is the mathematics of it. ``complaints.py`` sends each complaint to where it can
be mended, ``remapping.py`` plans anew where many complained of the distance. ``invitations.py``
invites up to three times and judges who came.
"""
