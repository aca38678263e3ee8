"""The two sides of the page, played in a real browser against a real gateway."""
