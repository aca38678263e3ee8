"""Doing: rasa-sdk actions, one per file. Imports rasa_sdk and `content`."""
