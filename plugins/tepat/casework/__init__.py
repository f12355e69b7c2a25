"""Casework: complaints and review cases, which a person must resolve."""
