"""Between the citizen and the bot: danger first, one turn at a time, and an officer whenever the bot fails."""
