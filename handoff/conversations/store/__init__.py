"""Where conversations live: one protocol, one contract test suite, an implementation in memory."""
