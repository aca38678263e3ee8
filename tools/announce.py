"""The fourth process of `make run`: waits until the three services are ready, says where they are, then stays.

When it ends without having been asked, honcho stops the others: a service that never gets ready ends the run.
"""

import os
import signal
import time

from tools.readiness import wait_for
from tools.say import say, stop

# Its environment.
PUBLIC_URL, OFFICER, PASSWORD, WAIT_FOR = "PUBLIC_URL", "DEMO_OFFICER", "DEMO_PASSWORD", "WAIT_FOR"

DEADLINE = 120.0  # seconds: ten times what a start takes on two busy cores
FIRST_NEWS = 10.0  # seconds without news that a person accepts


def main() -> None:
    """Wait, announce, stay. Ends with 1 when a service is not ready in time."""
    started = time.monotonic()
    urls = dict(pair.split("=", 1) for pair in os.environ[WAIT_FOR].split())
    say("Démarrage des trois services…")
    if late := wait_for(urls, FIRST_NEWS):
        say(f"Encore un instant : « {late} » se prépare…")
        late = wait_for(urls, DEADLINE - FIRST_NEWS)
        if late:
            stop(f"Après {DEADLINE:.0f} s, « {late} » ne répond toujours pas : tout s'arrête.")
    for line in announcement(time.monotonic() - started):
        say(line)
    while True:
        signal.pause()


def announcement(seconds: float) -> list[str]:
    """Return what is said once everything answers."""
    public, officer, password = (os.environ[name] for name in (PUBLIC_URL, OFFICER, PASSWORD))
    return [
        f"Prêt en {seconds:.0f} s.",
        "",
        f"  Citoyens   {public}/",
        f"  Policiers  {public}/policier/",
        f"             nom : {officer}   mot de passe : {password}   (policier et superviseur)",
        "",
        "Démonstration : la file d'attente est ouverte 24 h sur 24. Ctrl-C arrête tout.",
    ]


if __name__ == "__main__":
    main()
