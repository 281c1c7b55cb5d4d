# Ce que la personne accepte de transmettre, et ce qu’elle aimerait.

receiver-assessor = la personne que l’autorité a désignée pour évaluer ce qui est transmis
receiver-authority = l’autorité, c’est-à-dire la direction qui peut décider
receiver-measure-owner = la personne chargée d’une mesure (études, logement, travail, santé)
receiver-may-assessor = Cette personne lira ce que vous aurez choisi, et dira, au nom de l’autorité, s’il faut une enquête. Elle ne décide d’aucune sanction. Elle ne verra rien d’autre de votre dossier.
receiver-may-authority = L’autorité lira ce que vous aurez choisi, et pourra décider. Elle ne verra rien d’autre de votre dossier.
receiver-may-measure-owner = Cette personne lira ce que vous aurez choisi, pour faire la part qui lui revient. Elle ne verra rien d’autre de votre dossier.
purpose-inquiry = pour décider s’il faut ouvrir une enquête
purpose-protection = pour décider d’une mesure de protection
purpose-support = pour organiser un accompagnement
purpose-may-inquiry = Il s’agit de savoir s’il faut ouvrir une enquête.
purpose-may-protection = Il s’agit d’une mesure de protection, non d’une enquête.
purpose-may-support = Il s’agit d’un accompagnement, non d’une enquête.

# Les phrases auxquelles on donne son accord : montrées, puis gardées telles quelles.
consent-agree = J’accepte que le texte de cette page, tel que je le laisse, soit transmis à { $to }, { $purpose }. Rien d’autre.
consent-agree-with-files = J’accepte que le texte de cette page, tel que je le laisse, et les fichiers que j’ai cochés soient transmis à { $to }, { $purpose }. Rien d’autre.
consent-with-name = Avec mon nom, sans le moyen de me joindre.
consent-without-name = Sans mon nom ni le moyen de me joindre. Je sais qu’un récit peut faire reconnaître la personne qui l’écrit.
consent-own-testimony = Je raconte ce qui est arrivé à quelqu’un d’autre : mon accord vaut pour mon propre témoignage. Le reste demande l’accord de la personne concernée, sauf danger grave ou obligation prévue par la loi.
consent-unsaid = Si cela est arrivé à quelqu’un d’autre que moi, mon accord vaut pour mon propre témoignage. Le reste demande l’accord de la personne concernée, sauf danger grave ou obligation prévue par la loi.
consent-can-take-back = Je peux retirer cet accord quand je le souhaite. Ce qui aurait déjà été transmis et utilisé le resterait.

# Sur la page où l’on relit.
check-consent-title = Si vous voulez que cela soit transmis
check-consent-lead = Vous souhaitez que les faits soient transmis. Vous pouvez donner votre accord dès maintenant, ou en parler d’abord avec la cellule. Ne rien cocher ne retarde pas la réponse et ne vous prive de rien.
check-consent-then = Rien ne part aussitôt : c’est une personne de la cellule qui préparerait l’envoi, avec ce que vous acceptez ici et rien de plus.
check-consent-label = Donner mon accord pour exactement ce qui est sur cette page
check-consent-box = Je donne cet accord
check-consent-other = La personne concernée peut recevoir un code à elle, et donner ou refuser son propre accord : parlez-en avec la cellule.
problem-consent-changed = Le texte a changé depuis que cette page a été affichée. Rien n’est parti, et votre accord n’est pas enregistré : relisez, puis cochez de nouveau si vous le souhaitez.

# Les demandes et les réponses.
consent-title = Vos accords
consent-lead = Avant de transmettre quelque chose, la cellule vous demande votre accord. Ne pas répondre n’est ni accepter ni refuser, et ne ferme pas votre dossier.
consent-request = La cellule vous demande un accord
consent-by = Demande du { $day }, par : { $by }
consent-may-title = Qui recevrait, et pour quoi
consent-whom = { $to }, { $purpose }
consent-text-label = Le texte qui partirait
consent-text-why = La cellule l’a préparé. Changez, retirez, ajoutez : seul le texte que vous laissez ici pourra partir. Jusqu’à 20 000 caractères.
consent-files-label = Les fichiers qui partiraient
consent-files-why = Cochez un par un ceux que vous acceptez de transmettre. Sans coche, aucun ne part.
consent-name-label = Votre nom
consent-name-why = Même sans votre nom, un récit peut faire reconnaître la personne qui l’écrit.
consent-name-missing = La cellule demande aussi votre nom. Vous ne l’avez pas donné : il ne partirait pas.
consent-statement = Ce que vous diriez en acceptant
consent-yes = Donner cet accord
consent-no = Refuser
consent-no-why = Vous n’avez pas à dire pourquoi. Votre dossier reste ouvert, et la conversation continue.
consent-more = { $count ->
    [one] Une autre demande attend ensuite votre réponse.
   *[other] { $count } autres demandes attendent ensuite votre réponse.
  }
consent-none = Aucune demande et aucun accord pour le moment.
consent-past = Ce qui a été demandé, accepté ou refusé
consent-unanswered = Vous n’avez pas répondu à cette demande. Rien n’est accepté.
consent-standing = Accord donné le { $day }.
consent-declined = Refusé le { $day }.
consent-taken-back = Accord donné le { $given }, retiré le { $day }.
consent-exact = Ce que vous avez accepté, mot pour mot
consent-asked-text = Ce qui était demandé
consent-files = Fichiers : { $files }
consent-no-files = Aucun fichier.
consent-take-back = Retirer cet accord
consent-nothing-gone = Rien n’a encore été transmis : si vous retirez cet accord, il ne pourra plus servir.
consent-gone = Cela a été transmis, exactement comme vous l’aviez accepté. Si vous retirez cet accord, les personnes qui l’ont reçu en sont averties et cela ne leur est plus montré ; ce qu’elles ont lu, elles l’ont lu.
consent-still = { $count ->
    [one] Un autre accord est toujours valable : { $whom }.
   *[other] D’autres accords sont toujours valables : { $whom }.
  }
consent-kept = Ce que vous aviez écrit
consent-kept-why = Rien n’en a été enregistré. Vous pouvez le copier, ou l’envoyer à la cellule dans un message.
consent-waiting = La cellule vous demande un accord. Vous pouvez prendre votre temps : ne pas répondre n’est ni accepter ni refuser.
consent-waiting-link = Lire la demande
consent-link = Mes accords
consent-link-why = Ce qui a été demandé, accepté ou refusé.
consent-said-asked = Accord demandé pour transmettre à { $to }, { $purpose }.
consent-said-agreed = Accord donné pour transmettre à { $to }, { $purpose }.
consent-said-declined = Accord refusé.
consent-said-taken-back = Accord retiré. Il avait été donné pour transmettre à { $to }, { $purpose }.
consent-said-wished = Souhaits : { $wishes }.
consent-said-no-wish = Plus aucun souhait indiqué.
deposit-consent = Votre accord, { $at }
deposit-declined = Votre refus, { $at }
deposit-taken-back = Votre accord retiré, { $at }
deposit-wishes = Ce que vous souhaitez, { $at }
problem-answered-already = Vous aviez déjà répondu à cette demande, et cette réponse n’a pas changé : elle est plus bas.
problem-unknown-request = Cette demande n’existe pas dans ce dossier. Rien n’a été enregistré.
problem-unknown-file = Un fichier choisi ne fait pas partie de ceux proposés. Rien n’a été enregistré : choisissez de nouveau.
problem-name-not-given = Votre nom ne peut pas partir : vous ne l’avez pas donné, ou il n’est pas demandé. Rien n’a été enregistré.
problem-nothing-to-hand-over = Il ne resterait rien à transmettre : laissez un texte, ou choisissez un fichier.
done-consent = Votre accord est enregistré, tel que vous l’avez laissé.
done-decline = Votre refus est enregistré. Votre dossier reste ouvert.
done-take-back = Votre accord est retiré.
done-ask-consent = Votre demande est enregistrée. La personne la verra en revenant avec son code.

# Les souhaits, plus tard.
wished-title = Ce que vous aimeriez maintenant
wished-lead = La cellule verra ce que vous choisissez ici, à la place de ce que vous aviez dit. Ne rien choisir est aussi une réponse.
wished-why = Un souhait n’est pas un accord : rien n’est transmis pour autant.
wished-send = Enregistrer mes souhaits
wished-link = Changer mes souhaits
wished-now = Vos souhaits : { $wishes }
wished-none = Vous n’en avez indiqué aucun.
done-wish = Vos souhaits sont enregistrés. La cellule les verra.

act-ask-consent = Accord demandé à la personne
act-consent = Accord donné par la personne
act-decline = Accord refusé par la personne
act-take-back = Accord retiré par la personne
act-wish = Souhaits changés par la personne
ledger-ask-consent = La cellule vous a demandé un accord
ledger-consent = Vous avez donné un accord
ledger-decline = Vous avez refusé de donner un accord
ledger-take-back = Vous avez retiré un accord
ledger-wish = Vous avez dit ce que vous aimeriez

# Le bureau.
desk-wish-heard = écoute
desk-wish-supported = accompagnement
desk-wish-hand-over = transmission
desk-wish-hand-over-without-name = transmission sans nom
desk-wish-not-now = rien pour le moment
desk-wishes = Souhaits :
desk-consent-item-asked = demande d’accord, visible par la personne
desk-consent-item = accord
desk-consent-item-wished = souhaits
desk-consents = Accords
desk-consents-none = Aucun accord demandé ni donné.
desk-consent-waiting = Demandé le { $day }, sans réponse. Le silence n’est ni un accord, ni un refus, ni une raison de clore.
desk-consent-exact = Lire exactement ce qui a été accepté
desk-consent-asked = Lire ce qui a été demandé
desk-consent-with-name = Le nom est demandé.
desk-consent-link = Demander un accord
desk-consent-lead = La personne lira cette demande en revenant avec son code. Elle changera le texte, choisira les fichiers, acceptera ou refusera. Seul ce qu’elle laissera pourra partir.
desk-consent-to = Qui recevrait, et pour quoi
desk-consent-to-why = Une fonction, jamais une personne. L’accord ne vaut que pour ce que vous choisissez ici. La personne concernée lira ce que cette fonction peut en faire.
desk-consent-text = La copie proposée
desk-consent-text-why = Le dernier récit est repris ici. Ne gardez que ce qui est utile à cette fonction ; pour une mesure, aucun fait. Jusqu’à 20 000 caractères.
desk-consent-files = Fichiers proposés
desk-consent-files-why = La personne les choisira un par un.
desk-consent-name = Le nom
desk-consent-name-why = Sans nom ne veut pas dire anonyme : un récit peut faire reconnaître la personne.
desk-consent-name-box = Demander aussi que son nom parte
desk-consent-send = Envoyer la demande
problem-missing-receiver = Choisissez qui recevrait.
