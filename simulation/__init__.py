"""Whole days of the queue on a virtual clock: its own order, offers and capacity, invented people. `make simulate`."""
