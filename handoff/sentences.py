"""What is said when something is refused, by code (docs/protocol.md). French, for the person in front of the page."""

SENTENCES = {
    "not_json": "Ce message n'a pas pu être lu. Écrivez-le à nouveau.",
    "bad_message": "Ce message n'a pas pu être lu. Écrivez-le à nouveau.",
    "too_large": "Votre message est trop long. Résumez-le en 2 000 caractères au plus.",
    "unknown_button": "Ce bouton n'existe pas ici. Écrivez votre question avec vos mots.",
    "button_expired": "Ce bouton est pour le robot, qui ne répond plus ici. Écrivez votre message.",
    "rate_limited": "Vous écrivez très vite. Votre message partira dans quelques secondes. "
    "En cas de danger : 17 ou 112, ou un SMS au 114.",
    "closed": "Cette conversation est terminée. Vous pouvez en commencer une autre. "
    "En cas de danger : 17 ou 112, ou un SMS au 114.",
    "bad_ticket": "La connexion a expiré. Elle va être rétablie.",
    "hello_first": "La connexion n'a pas pu être établie. Elle va être tentée à nouveau.",
    "busy": "Le service reçoit trop de demandes. Réessayez dans quelques minutes. "
    "En cas de danger : 17 ou 112, ou un SMS au 114.",
    "already_taken": "Un autre policier vient de prendre cette conversation.",
    "offered_to_another": "Cette personne est proposée à un collègue en ce moment.",
    "no_longer_waiting": "Cette personne n'attend plus.",
    "offer_over": "Cette proposition n'est plus valable.",
    "colleague_unavailable": "Ce collègue ne peut pas prendre cette conversation en ce moment. Choisissez-en un autre.",
    "capacity_reached": "Vous avez déjà autant de conversations que possible. Terminez-en une d'abord.",
    "not_yours": "Ce n'est plus possible : cette conversation n'est pas la vôtre, ou elle se termine.",
    "unknown_conversation": "Cette conversation n'existe plus.",
    "form_over": "Cette demande n'est plus valable. Écrivez votre message.",
    "personal_data": "Cette question contient une donnée personnelle. Enlevez-la.",
    "copied_text": "Cette question reprend les mots du citoyen. Reformulez-la en termes généraux.",
    "not_kept": "La question n'a pas pu être gardée. Réessayez dans un instant.",
    "signed_out": "Votre session est terminée. Connectez-vous à nouveau.",
}
