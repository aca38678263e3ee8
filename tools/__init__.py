"""What `make` calls: install, train, run together, check. None of the rooms knows this package."""
