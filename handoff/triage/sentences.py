"""What the gateway itself answers a citizen, beside the replies of `data/`. True by day and by night."""

DANGER_AGAIN = (
    "Vous parlez encore d'un danger. N'attendez pas une réponse ici : appelez le 17 ou le 112, "
    "ou envoyez un SMS au 114. Un policier doit aussi vous lire."
)
