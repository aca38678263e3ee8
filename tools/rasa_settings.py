"""The environment of everything that imports Rasa, said once: no telemetry, no warnings that nobody will heed."""

QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    # Rasa 3.6.21 is frozen: what it calls will be deprecated for ever.
    "PYTHONWARNINGS": "ignore::DeprecationWarning",
}

# For commands that read endpoints.yml and credentials.yml and call nobody: training, tests.
CALLS_NOBODY = {
    **QUIET,
    "ACTIONS_URL": "http://127.0.0.1:9",
    "ACTIONS_TOKEN": "unused",
    "BOT_TOKEN": "unused",
}
