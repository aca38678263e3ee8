"""The citizen's door: the page, its ticket and its socket."""
