"""What every room stands on: settings, errors, files. Knows nothing of the programme."""
