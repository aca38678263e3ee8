"""The officers' door: the queue and their conversations."""
