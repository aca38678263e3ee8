"""Understanding: the Rasa components of the bot. Imports Rasa and `content`, nothing of `handoff` or `actions`."""
