# Ce que disent les pages des personnes : équipes, formations, absences, pilotage.

# --- une équipe, pour qui écrit ---
team-external = Cette équipe est extérieure à l’organisation, en vertu de ce texte : { $convention }. À l’intérieur, { $relay } en répond.
team-external-unwritten = Cette équipe est extérieure à l’organisation. À l’intérieur, { $relay } en répond.
team-shared = Cette équipe sert plusieurs administrations, en vertu de ce texte : { $convention }.
contact-mission = Lettre de mission du { $day }.
contact-trained = Formation suivie le { $day }.
team-lifted = { $name } : peut ici écouter et décider. Voici pourquoi : { $reason }
team-lifted-somebody = Un membre de cette équipe peut ici écouter et décider. Voici pourquoi : { $reason }

# --- un membre ---
person-identifier = Identifiant
person-identifier-why = L’organisation s’en sert pour nommer une personne dans sa configuration, par exemple pour l’autoriser à écouter et à décider dans une petite entité.
person-charter-accepted = Version { $version }, acceptée le { $day }
person-charter-old = Une version plus récente est à accepter.
person-charter-older = version { $version }, plus en vigueur
person-trainings = Formations
person-lacking = Formation attendue et pas encore suivie : { $training }
person-none-followed = Aucune formation enregistrée.
person-training = Formation suivie
person-training-why = La liste est celle de l’organisation. Une formation qui manque est signalée là où l’on confie un dossier ; elle n’empêche rien.
person-training-day = Jour
person-training-day-why = Le dernier jour de la formation.
person-training-send = Enregistrer cette formation

# --- changer les rôles d’un membre ---
posts-title = Changer ses rôles
posts-form-why = Gardez les rôles qui restent, videz les lignes de ceux que cette personne ne tient plus, ajoutez les nouveaux.
posts-mean-new = Un nouveau rôle n’ouvre que ce qui sera écrit ou transmis à partir de maintenant. Un dossier plus ancien ne s’ouvre que si une personne qui le lit le lui confie.
posts-mean-taken = Un rôle retiré ferme ses pages tout de suite. Les clés de chaque dossier changent la prochaine fois que quelqu’un y écrit. Ce qui a été lu reste lu.
posts-mean-same = Ses clés, son nom et sa phrase secrète ne changent pas.
posts-mean-quorum = Il faut autant de confirmations que pour une nouvelle personne. Demander un autre changement remplace celui qui attend ; demander la fin des fonctions aussi.
posts-first = Si vous lui retirez un rôle d’écoute, confiez d’abord ses dossiers : la page qui met fin aux fonctions permet de le faire sans rien terminer.
posts-send = Demander ce changement
posts-ending = La fin de ses fonctions est demandée : ses rôles ne changent plus tant qu’elle attend.
posts-change-title = Un changement de rôles attend
posts-change-link = Lire le changement de rôles
posts-change-by = Accord donné par : { $names }.
posts-given = En plus
posts-taken = En moins
posts-kept = Sans changement
posts-confirm-what = Vous attestez devant tous que cette personne doit tenir ces rôles. Votre confirmation est signée et restera visible.
posts-confirm = Confirmer ce changement
posts-forgo = Renoncer à ce changement
desk-members-changing = { $count ->
    [one] Un changement de rôles attend ; il manque encore une confirmation.
   *[other] Un changement de rôles attend ; il manque encore { $count } confirmations.
  }
desk-today-changes = { $count ->
    [one] Un changement de rôles attend votre confirmation.
   *[other] { $count } changements de rôles attendent votre confirmation.
  }
problem-posts-unchanged = Ce sont déjà ses rôles : il n’y a rien à changer.
problem-posts-being-revoked = La fin de ses fonctions est demandée : rien d’autre ne change tant qu’elle attend.
problem-posts-changed-meanwhile = Ce changement n’est plus celui que vous avez lu : il a été remplacé, abandonné, ou il a pris effet. Relisez cette page.
problem-posts-listen-and-decide = Pour une même entité, une personne n’écoute pas et ne décide pas à la fois. Dans une petite entité, l’organisation peut d’abord l’écrire dans sa configuration, avec l’identifiant de cette personne et la raison.
problem-posts-never-a-case = Le pilotage, les statistiques, le dialogue social, le contrôle et l’administration technique ne voient jamais de dossier : pour une même entité, ces rôles ne vont pas avec un rôle qui en ouvre.
problem-last-coordinator = Plus personne ne tiendrait la coordination. Donnez d’abord ce rôle à une autre personne.
done-change-posts = C’est enregistré. Cette page montre ses rôles et, s’il manque des confirmations, le changement qui attend.

# --- ce que chaque rôle ouvre ---
role-opens-title = Ce que chaque rôle ouvre aujourd’hui
role-opens-listener = Les signalements reçus pour l’entité à partir de maintenant : lire, répondre, noter, transmettre avec l’accord de la personne.
role-opens-coordinator = Les mêmes, et la liste des membres : confier, écarter, inviter, confirmer. Les alertes de prévention aussi.
role-opens-counsel = Les conversations que des personnes choisissent d’ouvrir avec elle, et rien d’autre.
role-opens-assessor = Ce qui est transmis pour l’entité à partir de maintenant : lire, ouvrir une enquête ou non, désigner qui enquête.
role-opens-inquirer = Rien tant qu’on ne la désigne pas ; ensuite, l’enquête pour laquelle on la désigne.
role-opens-support-desk = Rien tant qu’une enquête ne l’invite pas ; ensuite, ses rendez-vous et ses dates, jamais son contenu.
role-opens-authority = Les alertes de prévention, les rapports d’enquête déposés à partir de maintenant et les procédures disciplinaires qui en découlent : lire, décider.
role-opens-disciplinary-officer = Les procédures disciplinaires ouvertes à partir de maintenant : leurs règles, leurs étapes, leurs dates. L’autorité y décide.
role-opens-measure-owner = Les mesures qui lui sont demandées, une ligne chacune, et ce que la personne lui écrit à leur sujet. Rien des faits.
role-opens-steering = L’avancement de chaque entité, par grandes classes. Jamais un dossier.
role-opens-statistician = Rien aujourd’hui : aucune page ne lui est ouverte.
role-opens-delegate = Rien aujourd’hui : aucune page ne lui est ouverte.
role-opens-auditor = La liste des membres, leurs rôles et leurs formations. Jamais un dossier.
role-opens-administrator = Rien ici : son travail se fait sur la machine. Jamais un dossier.
assign-untrained = formation attendue, pas encore suivie
assign-remarks = Ce qui est écrit à côté d’un nom n’empêche pas de lui confier le dossier.

# --- absences ---
absence-title = Absences
absence-link = Annoncer une absence
absence-own = Dites quand vous ne serez pas là, et qui vous remplace. La coordination confiera vos dossiers de la cellule à cette personne : l’absence prend effet à ce moment.
absence-announce = Annoncer une absence
absence-then = Elle prend effet une fois les dossiers confiés à la personne qui remplace. Jusque-là, elle est seulement annoncée.
absence-from = Du
absence-from-why = Premier jour d’absence.
absence-until = Au
absence-until-why = Dernier jour d’absence.
absence-stand-in = Qui remplace
absence-stand-in-why = Une personne qui fait la même chose, pour les mêmes entités.
absence-send = Annoncer cette absence
absence-end = Mettre fin à cette absence
absence-end-why = Les dossiers restent à qui les a maintenant ; vous pouvez les confier de nouveau. Ceux et celles qui voyaient cette absence verront qu’elle est finie.
absence-nobody = Personne d’autre ne fait la même chose pour les mêmes entités.
absence-body = L’instance suppléante est { $body } : invitez l’un de ses membres pour cette entité, avec le rôle d’écoute, puis choisissez-le ici.
absence-days = Absence du { $from } au { $until } ; remplacement : { $name }.
absence-late = Absence commencée le { $from }, jusqu’au { $until }. Personne ne remplace encore ; remplacement prévu : { $name }.
absence-state-announced = Annoncée, sans effet encore.
absence-state-in-effect = En vigueur.
absence-state-over = Terminée.
line-stand-in = en son absence : { $name }
today-away = Absences et remplacements
case-one-reader = Une seule personne lit ce dossier : on ne peut donc pas l’en écarter. L’instance suppléante est { $body } : l’un de ses membres peut être invité pour cette entité, puis recevoir le dossier.

# --- dossiers à confier ---
handing-title = Dossiers à confier d’abord
handing-why = Sans cela, ces dossiers resteraient seuls. Parmi ceux que vous pouvez ouvrir, en voici la liste.
handing-none = Parmi les dossiers que vous pouvez ouvrir, aucun ne resterait seul. Il reste à confirmer.
handing-in-charge = cette personne en est chargée
handing-few = trop peu de personnes le liraient
handing-not-ready = La personne qui remplace ne peut pas le prendre : ouvrez-le et confiez-le à quelqu’un d’autre.
handing-unfinished = La recherche s’est arrêtée avant la fin : recommencez ensuite, elle reprendra.
handing-send = Confier ces dossiers et faire prendre effet : { $name }
handing-others = Si vous êtes interrompue ou interrompu, recommencez : ce qui est confié l’est déjà. Les dossiers que vous ne pouvez pas ouvrir sont l’affaire des autres personnes de la coordination.
desk-revoke-in-charge = { $count ->
    [one] Parmi les dossiers ouverts que vous pouvez lire, un est à sa charge.
   *[other] Parmi les dossiers ouverts que vous pouvez lire, { $count } sont à sa charge.
  }
desk-revoke-first = Confier d’abord ses dossiers
desk-revoke-first-why = Ces dossiers resteraient seuls, ou presque.
desk-revoke-to = À qui
desk-revoke-give = Confier ces dossiers
desk-revoke-at-once = Vous pouvez aussi mettre fin tout de suite à ses fonctions : ces dossiers n’auront alors plus personne pour s’en charger, et ceux que cette personne seule pouvait lire ne se rouvriront pas.

leave-before-title = À faire avant
leave-before-assessor = Évaluation : pour chaque dossier à évaluer, une personne qui le lit y fait entrer une autre personne chargée de l’évaluation, depuis la page du dossier. Si cette personne est seule à le lire, elle le fait elle-même avant de partir.
leave-before-inquirer = Enquête : une personne chargée de l’évaluation en désigne une autre, puis une personne qui enquête lui donne les clés, depuis la page de l’enquête.
leave-before-authority = Rapports déposés : une personne qui les lit y fait entrer une autre personne de l’autorité, depuis la page de chaque rapport.
leave-before-counsel = Conversations couvertes par le secret : elles ne passent à personne d’autre. Demandez-lui de prévenir elle-même les personnes qui lui écrivent.
unread-what = Au moins un dossier ne pourrait plus être lu par personne.
unread-first = Faites-y d’abord entrer une autre personne, ou confiez-le. Si cela ne peut pas attendre, par exemple parce que des clés ont été volées, cochez cette case.
unread-sure = Je sais qu’au moins un dossier ne pourra plus être lu par personne.
problem-leaves-unread = Rien n’a changé : au moins un dossier ne pourrait plus être lu par personne. Lisez ce qui est dit à côté de la case, puis recommencez.

problem-unknown-training = Choisissez une formation dans la liste.
problem-training-to-come = Écrivez le jour où la formation a été suivie, aujourd’hui au plus tard.
problem-missing-day = Écrivez le premier et le dernier jour.
problem-absence-order = Le dernier jour vient avant le premier.
problem-absence-past = Cette absence est déjà finie.
problem-absence-long = Une absence dure un an au plus. Au-delà, mettez fin aux fonctions.
problem-absence-twice = Une autre absence est déjà annoncée pendant ces jours.
problem-not-a-stand-in = Choisissez une personne qui fait la même chose, pour les mêmes entités.
problem-stand-in-away = La personne choisie est absente elle aussi pendant ces jours.
problem-cases-left = Certains dossiers n’ont pas pu être confiés : la liste les montre. Les autres le sont.
done-record-training = La formation est enregistrée.
done-announce-absence = L’absence est annoncée. Elle prend effet une fois les dossiers confiés.
done-take-over = Les dossiers que vous pouvez ouvrir sont confiés.
done-end-absence = L’absence est finie.

# --- actes ---
act-record-training = Formation enregistrée
act-announce-absence = Absence annoncée
act-take-over = Dossiers confiés à qui remplace
act-end-absence = Absence terminée
act-change-posts = Rôles d’un membre changés, ou changement demandé
act-steer = Pilotage consulté
ledger-record-training = La formation d’un membre a été enregistrée
ledger-announce-absence = Un membre a annoncé une absence
ledger-take-over = Quelqu’un remplace un membre absent ou parti
ledger-end-absence = L’absence d’un membre est finie
ledger-change-posts = Les rôles d’un membre ont changé, ou ce changement a été demandé
ledger-steer = L’avancement des entités a été consulté

# --- pilotage ---
steering-nav = Pilotage
steering-title = Pilotage
steering-what = Où en est chaque entité, et si les dates y sont tenues. Aucun dossier ne se lit ici, et aucun nombre.
steering-few = { $minimum ->
    [one] Rien n’est dit des dates d’une entité qui n’a aucun dossier ouvert.
   *[other] Rien n’est dit des dates d’une entité qui a moins de { $minimum } dossiers ouverts : on pourrait y reconnaître quelqu’un.
  }
steering-missing = Reste à faire
steering-there = En place
steering-dates = Dates
steering-nothing = Rien
steering-item-referent = Personne référente nommée
steering-item-act = Référence de l’acte qui institue le dispositif
steering-item-contacts = Contacts de soutien remplis, et vérifiés depuis moins de six mois
steering-item-hours = Heures de lecture de la cellule
steering-item-readers = Deux personnes au moins pour lire
steering-item-stand-in = Instance suppléante en mesure de lire
steering-item-training = Formation des personnes qui lisent
steering-item-founding = Empreinte fondatrice inscrite dans la configuration
steering-item-texts = Textes complets
steering-late-too-few = Trop peu de dossiers pour le dire
steering-late-none = Aucune date dépassée
steering-late-week = Des dates dépassées, depuis une semaine au plus
steering-late-weeks = Des dates dépassées depuis plus d’une semaine
steering-late-month = Des dates dépassées depuis plus d’un mois
absence-seen = Verront cette absence : les personnes qui ont la liste des membres, celles qui confient un dossier, et la personne qui remplace. Aucun motif n’est demandé.
person-training-seen = Verront cette formation : les personnes qui ont la liste des membres. Si elle manque, celles qui confient un dossier le voient aussi.

# --- absences de qui évalue, enquête ou décide ---
absence-own-files = Quand vous annoncez une absence, la personne choisie est ajoutée aux dossiers que vous évaluez et aux rapports que vous avez à lire : elle y lit tout ce que vous y lisez, et les personnes concernées voient qui est venu. Vous gardez vos accès, et cette personne garde le sien ensuite. L’absence prend effet quand plus rien n’attend.
absence-left = Ce qui attend encore cette personne
absence-left-nothing = Rien n’attend plus : confirmez, et l’absence prendra effet.
absence-left-assesses = Cette personne ne peut pas y entrer : elle en est écartée, ou en a eu connaissance autrement. Si quelqu’un d’autre peut évaluer ce dossier, ajoutez-le depuis la page du dossier.
absence-left-decides = Cette personne ne peut pas y entrer : elle en est écartée, ou a pris part à ce dont vient le rapport. Dites-le à l’autorité suppléante.
absence-left-inquires = La personne chargée de l’évaluation doit d’abord la désigner ; une personne qui conduit l’enquête l’ajoutera ensuite.
absence-cover = Ajouter { $name } à ces dossiers
absence-tell = À qui le dire : à la coordination ({ $names }), qui peut inviter quelqu’un avec le même rôle pour la même entité. Si vous êtes seule ou seul à décider, dites-le aussi à l’autorité suppléante.
problem-files-left = Certains dossiers attendent encore : la liste dit qui peut les ouvrir. Les autres sont faits.
absence-confirm = Confirmer que l’absence prend effet
