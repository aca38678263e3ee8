"""Officers and their sessions."""
