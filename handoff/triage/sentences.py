"""What the gateway itself says, beside the replies of `data/`. To the citizen: true by day and by night."""

DANGER_AGAIN = (
    "Vous parlez encore d'un danger. N'attendez pas une réponse ici : appelez le 17 ou le 112, "
    "ou envoyez un SMS au 114. Un policier doit aussi vous lire."
)
# To the officer.
DANGER_ALERT = "Danger possible : relisez les derniers messages du citoyen. Le robot ne lui a rien affiché."
DANGER_AFTER_THE_END = (
    "Danger possible : relisez les derniers messages du citoyen et reprenez la conversation. "
    "Sinon, dans 30 secondes, elle ira à un autre policier. Le robot n'a rien affiché au citoyen."
)
# After « Oui » to « Cela répond-il à votre question ? ».
GLAD_TO_HELP = "Merci de nous l'avoir dit. Si vous avez une autre question, écrivez-la ici."
# In the place of a call-back number that was left empty.
NO_NUMBER = "Aucun numéro donné"
