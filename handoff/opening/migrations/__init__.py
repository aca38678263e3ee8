"""Changes of the tables of the opening."""
