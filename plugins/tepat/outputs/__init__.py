"""Outputs for people and other systems: explanations, feedback, reports, exports."""
