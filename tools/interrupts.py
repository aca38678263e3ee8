"""Being stopped before the services run: one sentence, no traceback, and no child left behind."""

import signal
from collections.abc import Callable
from typing import NoReturn

from tools.say import stop


def until_stopped(main: Callable[[], None]) -> None:
    """Run `main`. Ctrl-C, SIGTERM and a closed terminal unwind it, so that what it started is ended too."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        main()
    except KeyboardInterrupt:
        stop("Interrompu.", 128 + signal.SIGINT)


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt
