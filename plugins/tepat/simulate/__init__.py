"""A believable month in Jakarta."""
