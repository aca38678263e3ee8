"""Import this first: Rasa without telemetry, without TensorFlow's chatter, without progress bars."""

import os
import warnings

os.environ["RASA_TELEMETRY_ENABLED"] = "false"
os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
# Rasa 3.6.21 is frozen: its deprecation warnings will never be heeded.
warnings.filterwarnings("ignore", category=DeprecationWarning)
