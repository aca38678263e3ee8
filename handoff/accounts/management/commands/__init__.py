"""Commands of the accounts app, one a file."""
