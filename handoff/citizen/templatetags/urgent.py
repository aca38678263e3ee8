"""What stands at the top of every page that citizens see, error pages included."""

from typing import Any

from django import template
from django.conf import settings

from content.library import load_library
from handoff.gateway import gateway

register = template.Library()


@register.inclusion_tag("citizen/urgent.html")
def urgent() -> dict[str, Any]:
    """Show the emergency banner, and that this is a demonstration when it is one."""
    return {"sentence": load_library().home.emergency_banner, "demo": settings.DEMO}


@register.inclusion_tag("citizen/information.html")
def information() -> dict[str, Any]:
    """Show the supervisors' message, or the place where it will come while the page is open."""
    return {"notice": gateway().opening.notice}
