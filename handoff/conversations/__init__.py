"""The ground of handoff: states, moves, the log and its store. Imports nothing else of handoff."""
