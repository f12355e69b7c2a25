"""Domain model: periods, policy, feeds, publications. Reads definition files only."""
