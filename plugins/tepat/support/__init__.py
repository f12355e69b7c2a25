"""Settings, errors, files, locks: used by all packages; no domain knowledge."""
