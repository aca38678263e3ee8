"""What the service itself says when a conversation moves. French, shown as « Information »."""

from handoff.conversations.queue import Overtaken

ACCEPTED = "Un policier vous répond."
TRANSFERRED = "Un autre policier va vous répondre. Vous passez en tête de file."
OFFICER_LOST = "La connexion du policier est coupée. Un autre policier va vous répondre. Vous passez en tête de file."
REOPENED = "Un autre policier va vous répondre. Vous passez en tête de file."
RETURNED_TO_BOT = "Le policier vous laisse avec le robot. Vous pouvez redemander un policier."
WRAPPED_UP = "Le policier termine cette conversation."
RESUMED = "Le policier reprend la conversation."
CLOSED_BY_OFFICER = "Le policier a mis fin à la conversation. Vous pouvez en commencer une autre."
CLOSED_AFTER_WRAP_UP = "La conversation est terminée. Vous pouvez en commencer une autre."
# Read by the officer, and by the citizen who has the page open twice.
CLOSED_BY_CITIZEN = "La conversation est terminée : elle a été quittée."
CLOSED_UNATTENDED = "La conversation est terminée : plus personne n'écrivait."

STILL_THERE = (
    "Êtes-vous toujours là ? Un policier va bientôt pouvoir vous répondre. "
    "Sans réponse de votre part dans les 2 minutes, vous quitterez la file d'attente."
)
STILL_HERE = "Oui, je suis là"
DROPPED_ABSENT = (
    "Cette page n'était plus ouverte, ou n'était plus connectée : vous avez quitté la file d'attente. "
    "Vous pouvez redemander un policier. En cas de danger : 17 ou 112, ou un SMS au 114."
)
DROPPED_SILENT = (
    "Vous n'avez pas répondu : vous avez quitté la file d'attente. "
    "Vous pouvez redemander un policier. En cas de danger : 17 ou 112, ou un SMS au 114."
)
CLOSING = (
    "Le service ferme. Les policiers encore présents répondent dans l'ordre de la file. "
    "Si aucun ne peut vous répondre, nous vous le dirons ici."
)
REOPENED_SERVICE = "Le service est de nouveau ouvert. Vous gardez votre place dans la file d'attente."

# Beside the place in the queue, for as long as it is so.
OVERTAKEN = {
    Overtaken.EMERGENCY: "Une personne en danger passe avant vous.",
    Overtaken.INTERRUPTED: "Une personne dont l'échange a été coupé reprend avant vous.",
    Overtaken.SENSITIVE: "Une personne dans une situation fragile passe avant vous.",
}
