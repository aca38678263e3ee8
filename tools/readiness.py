"""Is it ready? Asks over HTTP until it is, or until a deadline."""

import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from http import HTTPStatus

_ONE_TRY = 2.0  # seconds
_PAUSE = 0.2  # seconds


def is_ready(url: str) -> bool:
    """Tell whether `url` answers 200."""
    try:
        with urllib.request.urlopen(url, timeout=_ONE_TRY) as answer:
            return bool(answer.status == HTTPStatus.OK)
    except (OSError, urllib.error.HTTPError, ValueError):
        return False


def wait_for(
    urls: Mapping[str, str],
    seconds: float,
    *,
    ready: Callable[[str], bool] = is_ready,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> str | None:
    """Wait until every address answers. Return the name of the first that does not after `seconds`, or None.

    They are asked in order, each once the one before is ready: a service that needs another is not asked in vain.
    """
    deadline = clock() + seconds
    for name, url in urls.items():
        while not ready(url):
            if clock() >= deadline:
                return name
            sleep(_PAUSE)
    return None
