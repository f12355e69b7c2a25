"""Who may read personal data, who did, and under which pseudonyms it leaves."""
