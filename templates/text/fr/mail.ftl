# Ce que le service écrit à ses membres
mail-waiting-subject = { $title }
mail-waiting-text =
    Bonjour,

    Quelque chose vous attend sur le service. Ce mot part à heures fixes et ne dit rien de plus.

    Il est envoyé par une machine : personne ne lirait votre réponse.
mail-danger-subject = { $title } : sans délai
mail-danger-text =
    Bonjour,

    Quelqu’un attend une réponse sans délai sur le service. Venez dès que vous lisez ce mot, sans compter sur quelqu’un d’autre.

    Il est envoyé par une machine : personne ne lirait votre réponse.

# Page du compte
account-mail-title = Ce que le service vous écrit
account-mail-address = Adresse
account-mail-times = Heures d’envoi
account-mail-hours = Un courriel part à ces heures, les jours ouvrés où votre cellule lit, si quelque chose de nouveau vous attend. Il ne dit rien de plus : ni dossier, ni numéro, ni lien.
account-mail-no-hours = L’organisation n’a fixé aucune heure : venez voir de vous-même ce qui vous attend.
account-mail-danger = Si quelqu’un est en danger, un courriel part tout de suite, à toute heure, à qui a le dossier et n’est pas en congé.
account-mail-absence = Pendant vos absences, la personne qui vous remplace est prévenue à votre place.
account-mail-care = Aucun de ces courriels ne contient de lien ni de pièce jointe, ni ne demande de code. S’il en vient un qui le fait, il n’est pas du service : dites-le à votre coordination.
account-mail-none = Le service n’envoie aucun courriel, même si quelqu’un est en danger : venez voir de vous-même ce qui vous attend.
