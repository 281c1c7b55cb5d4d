# Un nom, un moyen d’être joint sans risque : donnés si on le veut, gardés à part du récit.
name-title = Votre nom, si vous le souhaitez
name-lead = Rien n’est obligatoire ici. Si vous laissez cette page vide, vous restez anonyme, et votre récit est lu avec la même attention.
name-prevents-title = Ce que l’anonymat empêche
name-prevents-protection = Une protection fonctionnelle ne peut pas être demandée sans nom.
name-prevents-code = Si vous perdez votre code, personne ne peut vous en donner un autre.
name-prevents-reach = La cellule ne peut pas vous joindre : c’est à vous de revenir lire.
name-apart-title = Où cela est gardé
name-apart = À part de votre récit, dans un tiroir fermé. Les personnes qui lisent votre récit l’ouvrent aussi ; il n’est remis à personne d’autre sans un accord de vous qui le nomme.
name-later = Vous pourrez donner, changer ou retirer tout cela plus tard, depuis votre dossier.

identity-name-label = Votre nom
identity-name-why = Vous pouvez aussi n’en donner aucun, et laisser seulement un moyen de vous joindre.
identity-way-label = Comment vous joindre sans risque
identity-way-why = Un moyen que personne d’autre ne regarde : plutôt pas ceux de l’employeur ou de l’école.
identity-way-none = Ne me joignez pas : je reviendrai lire
identity-address-label = L’adresse ou le numéro
identity-address-why = Pour un autre moyen, expliquez-le ici.
identity-hours-label = À quel moment
identity-hours-why = Par exemple : « le soir, après 19 h ».
identity-others-label = Qui d’autre peut répondre
identity-others-why = Par exemple : « ma sœur, elle est au courant ». Sans réponse : personne d’autre que vous.
identity-wording-label = Les mots à dire, ou à éviter
identity-wording-why = Par exemple : « dites que c’est la bibliothèque ».
identity-mail-leaves = Si vous choisissez le courriel : quand la cellule vous répond, un message neutre part vers cette adresse. Il dit qu’un message vous attend, sans dire de quoi il s’agit ni où, et ne contient aucun lien. Il part à toute heure, même la nuit, et toujours avec les mêmes mots. Qui lit cette boîte verra qu’il est arrivé, et qui l’envoie. Il passe par le serveur de courriel de l’organisation : les personnes qui s’en occupent peuvent y voir votre adresse et l’heure.
identity-mail-stays = Ce service n’envoie lui-même ni courriel, ni SMS : rien ne vous préviendra d’une réponse, sauf si une personne de la cellule vous joint elle-même. Revenez avec votre code.
way-mail = Courriel
way-phone = Téléphone
way-text = SMS
way-post = Courrier postal
way-other = Autrement

part-name = Votre nom, et comment vous joindre
recap-anonymous = Vous n’avez donné ni nom, ni moyen de vous joindre.
recap-name = Nom
recap-way = Moyen
recap-address = Adresse ou numéro
recap-hours = Moment
recap-others = Qui d’autre peut répondre
recap-wording = Mots à dire ou à éviter

identity-title = Votre nom, et comment vous joindre
identity-none = Rien de donné ici.
identity-there = Vous en avez donné. Vous pouvez le voir, le changer ou le retirer.
identity-lead = Rien n’est obligatoire. Vous pouvez donner un nom, un moyen de vous joindre, les deux ou rien.
identity-read = Changer ou retirer ce que vous aviez écrit n’efface pas ce qui a été lu : les personnes qui l’ont lu l’ont lu.
identity-keep = Enregistrer
identity-back-title = Tout retirer
identity-back-why = Votre nom et ce moyen ne seront plus montrés. Les personnes qui les ont lus les ont lus. Si personne ne connaît votre nom par ailleurs, un code perdu ne pourra pas être remplacé.
identity-back = Retirer mon nom et ce moyen
done-identify = C’est enregistré.
done-identify-back = C’est retiré. Les personnes qui l’avaient lu l’ont lu.
done-identify-same = Rien n’a changé.
problem-missing-way = Choisissez par quel moyen vous joindre, ou effacez ce que vous avez écrit en dessous.
problem-missing-address = Écrivez l’adresse ou le numéro, ou choisissez de ne pas être joint ou jointe.
problem-not-a-mail = Cette adresse ne semble pas complète. Elle ressemble à : prenom@exemple.fr
act-identify = Nom ou moyen de joindre, donné, changé ou retiré par la personne
ledger-identify = Vous avez donné, changé ou retiré votre nom ou un moyen de vous joindre

code-sends-none = Nous ne vous enverrons ni courriel, ni SMS.
code-sends-mail = Nous ne vous enverrons rien, sauf un courriel neutre à chaque réponse si vous avez laissé une adresse pour cela.

mail-subject = { $title }
mail-text =
    Bonjour,

    Un message vous attend là où vous savez. Vous pouvez le lire quand vous voulez.

    Ce mot est envoyé par une machine : personne ne lirait votre réponse.

desk-identity-title = Qui est la personne, comment la joindre
desk-identity-why = Elle l’a écrit pour vous, à part de son récit. N’en copiez rien ailleurs : sans un accord qui le nomme, personne d’autre ne doit l’avoir.
desk-identity-unnamed = Elle n’a pas donné de nom.
desk-identity-unreachable = Elle n’a pas donné de moyen de la joindre : elle lit en revenant avec son code.
desk-identity-anytime = Non précisé
desk-identity-alone = Personne d’autre qu’elle
desk-reach-notice = Avec votre réponse, un courriel neutre part vers l’adresse que la personne a choisie, tout de suite, à quelque heure que ce soit. Il dit seulement qu’un message l’attend.
desk-reach-mail = La personne a demandé à être jointe par courriel, et ce service n’en envoie pas : rien ne la préviendra de votre réponse, sauf vous.
desk-reach-other = La personne a demandé à être jointe ainsi : { $way }. Rien ne la préviendra de votre réponse, sauf vous.
desk-reach-see = L’adresse, le moment et les mots qu’elle a choisis sont dans « Qui est la personne, comment la joindre ». Suivez-les, et ne laissez pas d’autre message.
deposit-identity = Votre nom ou le moyen de vous joindre, tels que donnés alors, { $at }
