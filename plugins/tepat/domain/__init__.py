"""The programme's own words: periods, policy, feeds, publications. Reads definitions only."""
