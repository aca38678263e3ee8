"""`python fake_demo.py PORT COMMAND…`: what tools/run.py does, with one tiny service and any other commands.

A command that starts with `lasting ` is started again; to have run for half a second is enough here.
"""

import sys
from pathlib import Path

from tools import supervisor
from tools.supervisor import Command, run_together

SERVICE = Path(__file__).with_name("fake_service.py")

if __name__ == "__main__":
    port, others = sys.argv[1], sys.argv[2:]
    supervisor.STARTED = 0.5
    announce = {
        "WAIT_FOR": f"service=http://127.0.0.1:{port}/",
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "DEMO_OFFICER": "demo",
        "DEMO_PASSWORD": "one-time",
    }
    commands = [
        Command("service", f"exec {sys.executable} {SERVICE} {port}", {"SECRET": "only-mine"}),
        Command("demo", f"exec {sys.executable} -m tools.announce", announce),
        *(
            Command(f"other{number}", line.removeprefix("lasting "), {}, lasting=line.startswith("lasting "))
            for number, line in enumerate(others)
        ),
    ]
    asked = run_together(commands)
    print("asked" if asked else "by itself", flush=True)
    sys.exit(0 if asked else 1)
