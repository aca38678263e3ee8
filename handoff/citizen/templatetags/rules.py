"""The day whose rules the service gives, on every page of the citizen's side."""

from django import template

from content.rules_asked import RulesAsked, rules_notice
from content.typography import typeset
from handoff.gateway import gateway

register = template.Library()


@register.simple_tag
def rules_day() -> str:
    """Return « Règles au 10 novembre 2020. »."""
    parts = gateway()
    return typeset(rules_notice(RulesAsked(parts.clocks.rules_now()), parts.library.regimes, varies=False))
