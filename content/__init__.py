"""What the service knows: pages, services, danger, hours, and how a reply is put together.

Pure Python for 3.10 (bot) and 3.13 (handoff). It imports none of the other rooms.
"""
