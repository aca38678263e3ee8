"""Is it alive, and can it work?"""

from asgiref.sync import sync_to_async
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from handoff.gateway import gateway


async def health(request: HttpRequest) -> JsonResponse:
    """Say that the process answers."""
    return JsonResponse({"status": "ok"})


async def ready(request: HttpRequest) -> JsonResponse:
    """Say what works: 200 when all does, 503 otherwise. A dead bot leaves emergencies and officers working."""
    parts = {"database": await sync_to_async(_database_answers)(), "bot": await gateway().bot.is_reachable()}
    return JsonResponse(parts, status=200 if all(parts.values()) else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM accounts_officer LIMIT 1")
    except DatabaseError:
        return False
    return True
