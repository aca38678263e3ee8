"""Read what the database holds of the opening."""

from datetime import timedelta

from asgiref.sync import sync_to_async

from content.clock import paris_now
from handoff.opening.models import ExceptionalDays, Switches
from handoff.opening.opening import Kept


async def load(revision: int) -> Kept | None:
    """Return what is kept, or None when it is still at `revision`. Reads outside the event loop."""
    return await sync_to_async(_news)(revision)


def read() -> Kept:
    """Return what is kept: switches, and the exceptions that are not over."""
    switches = Switches.current()
    # One day more: an opening of yesterday may last over midnight.
    unfinished = ExceptionalDays.objects.filter(last__gte=paris_now().date() - timedelta(days=1))
    return Kept(
        switches.revision,
        tuple(days.as_exception() for days in unfinished),
        switches.robot_only or None,
        switches.notice or None,
    )


def _news(revision: int) -> Kept | None:
    # The look of every second: one row by its key.
    return None if Switches.current().revision == revision else read()
