"""What each answer must say and must not say on the day of the service, from docs/sources alone.

Each key is a subject: every page has its line in one of these files. A fact is looked for in all that the citizen reads
of the answer: its text and its cards, in lower case, as whole words. Of a tuple, one spelling is enough. `cards` and
`no_cards` name services that are shown, or are not, below the answer.
"""

from facts import Facts

from facts_of_pages import (
    attestations,
    complaints,
    daily_life,
    fines_and_checks,
    internet_and_money,
    outings,
    violence_and_help,
)

FACTS: dict[str, Facts] = {
    **attestations.FACTS,
    **outings.FACTS,
    **fines_and_checks.FACTS,
    **complaints.FACTS,
    **internet_and_money.FACTS,
    **violence_and_help.FACTS,
    **daily_life.FACTS,
}
