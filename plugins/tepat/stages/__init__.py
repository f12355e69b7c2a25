"""The five stages of a night: land, validate, reconcile, decide, publish. None imports another."""
