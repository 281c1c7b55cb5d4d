### Ce que décide l’autorité, une fois le rapport déposé.

report-conclusions = Empreinte des constats : { $digest }
decided-title = La décision
decided-why = Pour chaque personne mise en cause, fait par fait. Vous pouvez revenir sur ce que vous avez écrit tant que la décision n’est pas close ; ce qui était écrit avant reste dans le dossier.
decided-not-yet = Rien n’est décidé pour cette personne.
decided-link = Décider pour cette personne
decided-again = Revenir sur cette décision
decided-letter = Préparer la lettre à cette personne
decided-held = Fait allégué { $number } : { $outcome }
decided-held-otherwise = Fait allégué { $number } : { $outcome } (constat de l’enquête : { $found })
decided-signed = Écrit par { $who }, le { $day }.
decided-prosecutor = L’avis au procureur de la République
decided-prosecutor-none = Rien n’est noté : dites si un avis a été donné, ou pourquoi il n’y en a pas.
decided-prosecutor-link = Noter ce qu’il en est
decided-telling = Dire ce qui est décidé
decided-telling-why = Ce service n’écrit à personne à votre place. Chaque personne mise en cause a le droit de savoir ce qui est retenu pour chacun des faits allégués, y compris s’il n’est pas établi ; la personne qui a signalé, d’en connaître la substance.
decided-letters = Préparer les lettres
decided-concluded = La décision est close : rien de ce qui est décidé ne change plus.
decided-end = Clore la décision
decided-end-why = Quand quelque chose est décidé pour chaque personne mise en cause, et que l’avis au procureur est noté. Ensuite, rien de ce qui est décidé ne peut plus changer ; les procédures disciplinaires décidées s’ouvrent ; un avis donné plus tard peut encore être noté.
decided-sure = J’ai relu ce qui est décidé pour chaque personne.
decided-conclude = Clore la décision

decide-title = Décider : { $person }
decide-lead = Ce que vous retenez de chaque fait allégué, ce qui suit, et pourquoi. Jusqu’à ce qu’un fait soit établi, il est allégué.
decide-who = Le liront les personnes qui ont ce dossier, et personne d’autre :
decide-again = { $who } a décidé pour cette personne le { $day }. Ce que vous envoyez prendra la place de ce qui est écrit ; l’ancien texte reste dans le dossier.
decide-no-fact = Aucun fait n’est allégué contre cette personne dans le rapport.
decide-found = Constat de l’enquête : { $outcome }.
decide-way = Ce qui suit
decide-way-why = Un agissement établi appelle une réponse ; ne rien faire se motive comme le reste.
decide-way-no-action = Aucune suite
decide-way-measures = Des mesures qui ne sont pas une sanction
decide-way-discipline = Une procédure disciplinaire
decide-way-employer = L’information de son employeur
decide-hint-no-action = Par exemple lorsque rien n’est établi. La personne en est informée.
decide-hint-measures = Organisation du travail, rappel, formation, prévention. Aucune n’atteint la situation administrative de la personne.
decide-hint-discipline = Selon son statut, avec ses garanties : droit de se taire, communication du dossier, défense. Elle commence quand la décision est close, dans un dossier à part que le service disciplinaire peut lire.
decide-hint-employer = L’organisation n’a pas de pouvoir disciplinaire sur cette personne : personnel d’un prestataire, par exemple.
decide-reasons = Les motifs
decide-reasons-why = Ce qui est établi ou ne l’est pas, sur quelles pièces, et ce qui en découle. Ce texte est repris dans la lettre à cette personne : n’y mettez le nom de personne d’autre.
decide-send = Enregistrer la décision

notice-title = Avis au procureur de la République
notice-lead = Toute autorité qui, dans l’exercice de ses fonctions, acquiert la connaissance d’un crime ou d’un délit en donne avis sans délai au procureur de la République (code de procédure pénale, article 40). Notez ici ce qui a été fait, ou pourquoi rien ne l’a été.
notice-how = Ce service n’envoie rien au procureur : la lettre se prépare ici, et vous l’envoyez.
notice-letter = Préparer la lettre d’avis
notice-given = Un avis a-t-il été donné ?
notice-given-why = Les deux réponses se motivent.
notice-given-yes = Oui
notice-given-no = Non
notice-reasons = Les motifs
notice-reasons-why = De quels faits l’avis est donné, ou pourquoi il ne l’est pas. Si la personne s’y oppose, ou n’a pas été prévenue, dites pourquoi.
notice-if = Si un avis a été donné
notice-day = Envoyé le
notice-day-why = Aujourd’hui ou un jour passé.
notice-court = Tribunal judiciaire
notice-court-why = Celui du procureur à qui il est adressé.
notice-sent = Ce qui a été envoyé
notice-sent-why = Pièce par pièce.
notice-warned = La personne qui a subi les faits en a-t-elle été informée avant ?
notice-warned-why = Son accord n’est pas nécessaire. Elle doit le savoir avant, sauf si cela met quelqu’un en danger.
notice-warned-told = Oui
notice-warned-against = Oui, et elle ne le souhaite pas
notice-warned-not-told = Non
notice-send = Enregistrer
notice-none = Aucun avis n’est donné.
notice-one = Avis donné le { $day } au procureur près le tribunal judiciaire de { $court }. Envoyé : { $sent }. Personne informée avant : { $warned }.

done-decide = La décision pour cette personne est enregistrée.
done-give-notice = C’est noté.
done-conclude-decision = La décision est close. Il reste à la dire : préparez les lettres.

problem-fact-not-decided = Dites ce que vous retenez de chaque fait allégué.
problem-way-not-chosen = Choisissez ce qui suit.
problem-decided-unseen = Une autre personne a décidé entre-temps. Voyez plus haut qui et quand ; ce que vous avez écrit est gardé ici. Si vous l’envoyez encore, cela prendra la place de sa décision.
problem-somebody-undecided = Quelqu’un reste sans décision : décidez pour chaque personne mise en cause.
problem-prosecutor-undecided = Notez d’abord ce qu’il en est de l’avis au procureur, même s’il n’y en a pas.
problem-notice-not-chosen = Dites si un avis a été donné.
problem-notice-day = Donnez le jour de l’envoi : aujourd’hui ou un jour passé.
problem-notice-court = Dites de quel tribunal.
problem-notice-sent = Dites ce qui a été envoyé.
problem-notice-warned = Dites si la personne en a été informée avant.

stage-decided = L’autorité a décidé
desk-stage-decided = Décision close
act-decide = A décidé pour une personne mise en cause
act-give-notice = A noté ce qu’il en est de l’avis au procureur
act-conclude-decision = A clos la décision
ledger-decide = L’autorité a décidé pour une personne mise en cause
ledger-give-notice = L’autorité a noté ce qu’il en est de l’avis au procureur
ledger-conclude-decision = L’autorité a clos sa décision

### Ce qui peut suivre, selon le statut.

discipline-nav = Discipline
discipline-title = La procédure disciplinaire, selon le statut
discipline-lead = Qui décide, jusqu’à quand, par quelles étapes, et ce qui peut être décidé. Rien ici n’est d’un dossier. Ces fiches aident ; elles ne remplacent pas l’avis d’une personne compétente en droit.
discipline-source = Source : { $reference }
discipline-source-to-check = Source, à vérifier : { $reference }
discipline-authority = Qui décide
discipline-limitation = Jusqu’à quand
discipline-within = Dans les { $length } qui suivent { $from }.
discipline-interrupted = Des poursuites pénales pour les mêmes faits interrompent ce délai.
discipline-council = Le conseil
discipline-council-advises = Il donne un avis ; l’autorité décide.
discipline-council-decides = Il décide lui-même.
discipline-suspension = La suspension, en attendant
discipline-keeps = Ce que la personne garde : { $what }
discipline-steps = Les étapes
discipline-say-implicated = À dire à la personne mise en cause :
discipline-say-witness = À dire aux témoins :
discipline-with-council = si le conseil est saisi
discipline-no-council = si le conseil n’est pas saisi
discipline-by = Au plus tard : { $limit }.
discipline-not-before = Pas avant : { $limit }.
discipline-before = { $length } avant « { $step } »
discipline-after = { $length } après « { $step } »
discipline-hours = { $amount ->
    [one] une heure
   *[other] { $amount } heures
}
discipline-days = { $amount ->
    [one] un jour
   *[other] { $amount } jours
}
discipline-working-days = { $amount ->
    [one] un jour ouvré
   *[other] { $amount } jours ouvrés
}
discipline-months = { $amount ->
    [one] un mois
   *[other] { $amount } mois
}
discipline-years = { $amount ->
    [one] un an
   *[other] { $amount } ans
}
discipline-sanctions = Ce qui peut être décidé
discipline-group = Groupe { $group }
discipline-needs-council = Le conseil est saisi avant.
discipline-shortest = Au moins : { $length }.
discipline-longest = Au plus : { $length }.
discipline-sursis = Un sursis est possible, pour le tout ou pour une partie.
discipline-served = À accomplir dans tous les cas : { $length }.
discipline-entered = Inscrite au dossier individuel.
discipline-erased = Effacée du dossier, sans demande, après : { $length }.
discipline-erased-asked = La personne peut demander qu’elle soit effacée du dossier après : { $length }.
discipline-appeal = Contester la décision
discipline-appeal-within = Dans un délai de { $length } : { $to }
decide-regimes = Ce que prévoit chaque statut
