"""Meeting: the public edge. Pages, sockets, the queue and the officers' console. Talks to the bot over HTTP only."""
