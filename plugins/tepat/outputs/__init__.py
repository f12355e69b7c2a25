"""What people and other systems are given: explanations, feedback, reports, exports."""
