"""What the citizen's page, the console and the login share: frame, colours, French prose, the socket's line."""
