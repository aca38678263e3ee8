"""What most people type: a few plain words. Each leads to its page at once."""

import pytest

from tests.journeys.citizen import Citizen

pytestmark = pytest.mark.slow

PLAIN = {
    "puis-je voir ma mère qui est malade": "visite-proche-vulnerable",
    "est-ce que je peux aller voir ma mère": "visite-amis-famille",
    "puis-je sortir": "attestation-remplir",
    "où est l'attestation": "attestation-ou-telecharger",
    "puis-je aller courir": "sport-promenade",
    "ai-je bien le droit de promener mon chien": "animaux",
    "puis-je aller travailler": "justificatif-professionnel",
    "le confinement dure jusqu'à quand": "calendrier",
    "il est à quelle heure le couvre-feu": "couvre-feu",
    "le masque, on doit le mettre dehors": "masque",
    "les restaurants sont-ils ouverts": "commerces-ouverts",
    "ai-je le droit de prendre le train": "deplacement-region",
    "quelqu'un a volé mon téléphone": "telephone-vole",
    "quelqu'un a volé ma voiture": "vehicule-vole",
    "ma carte bancaire est perdue": "opposition-cb",
    "bonjour, je voudrais l'attestation, merci": "attestation-ou-telecharger",
}


@pytest.mark.parametrize(("text", "subject"), PLAIN.items())
def test_a_plain_question_leads_to_its_page(citizen: Citizen, text: str, subject: str) -> None:
    heard = citizen.says(text)
    assert heard.outcome in {"answer", "steer"}, heard
    assert heard.subject == subject, heard
