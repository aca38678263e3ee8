"""Who asks? A browser says from which page a request comes; only our own pages may."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host


def is_own_origin(origin: str | None, host: str | None) -> bool:
    """Tell whether `origin` is a page of this service, reached at `host` (the two request headers)."""
    if not origin or not host:
        return False
    domain, _ = split_domain_port(host)
    try:
        asking = urlsplit(origin).netloc
    except ValueError:
        return False
    # Without the second half a page of another site could reach us under its own name (DNS rebinding).
    return asking.lower() == host.lower() and validate_host(domain, settings.ALLOWED_HOSTS)
