"""The tables of the counters."""
