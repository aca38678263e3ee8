"""French prose and telephone numbers in templates."""

import re

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from content.pages import Service
from content.typography import typeset

register = template.Library()

_ADDRESS = re.compile(r"(https?://[^\s<>\"«»]*[^\s<>\"«».,;:!?)])")
_RESCUE_NUMBER = re.compile(r"\b(SMS au )?(15|17|18|112|114)\b")


@register.filter
def french(text: str) -> str:
    """Return `text` with French spaces and apostrophes."""
    return typeset(str(text))  # Django's own sentences are translated late


@register.filter
def prose(text: str) -> SafeString:
    """Return `text` as paragraphs and lists: a blank line parts paragraphs, `- ` opens an item."""
    blocks = re.split(r"\n\s*\n", typeset(text).strip())
    return mark_safe("".join(_block(block) for block in blocks))  # noqa: S308  # _block escapes


@register.filter
def rescue(text: str) -> SafeString:
    """Return `text` where each rescue number can be pressed: a call, or an SMS where the text says SMS."""

    def link(found: re.Match[str]) -> str:
        sms, number = found.groups()
        scheme = "sms" if sms or number == "114" else "tel"
        return f'{sms or ""}<a href="{scheme}:{number}">{number}</a>'

    return mark_safe(_RESCUE_NUMBER.sub(link, escape(typeset(text))))  # noqa: S308  # escaped before


@register.filter
def call_address(service: Service) -> str:
    """Return the `tel:` or `sms:` address of a service that has a number."""
    digits = re.sub(r"[^\d+]", "", service.phone or "")
    return f"{'sms' if service.sms else 'tel'}:{digits}"


@register.filter
def call_label(service: Service) -> str:
    """Return what the citizen does with the number of a service."""
    number = (service.phone or "").replace(" ", "\u00a0")
    return f"Écrire par SMS au {number}" if service.sms else f"Appeler le {number}"


@register.filter
def host(address: str) -> str:
    """Return the site of an address, as people say it."""
    return re.sub(r"^https?://(www\.)?", "", address).split("/")[0]


def _block(block: str) -> str:
    lines = [line.strip() for line in block.splitlines() if line.strip()]
    if lines and all(line.startswith("- ") for line in lines):
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((_links(line[2:]),) for line in lines)))
    return format_html("<p>{}</p>", format_html_join(mark_safe("<br>"), "{}", ((_links(line),) for line in lines)))


def _links(line: str) -> SafeString:
    pieces = _ADDRESS.split(line)
    return format_html_join("", "{}", ((_link(piece) if odd % 2 else piece,) for odd, piece in enumerate(pieces)))


def _link(address: str) -> SafeString:
    return format_html('<a href="{}" target="_blank" rel="noopener external">{}</a>', address, host(address))
