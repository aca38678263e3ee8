"""The addresses of the service. The two sockets are in asgi.py."""

from django.urls import include, path

from handoff.citizen.ticket_view import ticket
from handoff.health import health, ready

urlpatterns = [
    path("", include("handoff.citizen.urls")),
    path("ticket", ticket, name="ticket"),
    path("policier/", include("handoff.console.urls")),
    path("policier/", include("handoff.accounts.urls")),
    path("policier/", include("handoff.opening.urls")),
    path("policier/", include("handoff.stats.urls")),
    path("health", health, name="health"),
    path("ready", ready, name="ready"),
]
