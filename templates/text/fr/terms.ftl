# Les mots des codes : « préfixe-code ».
stage-received = Reçu, en attente d’une première réponse
stage-listening = La cellule vous a répondu, la conversation est ouverte

role-listener = écoutante ou écoutant
role-coordinator = coordination de la cellule
role-counsel = personne tenue au secret professionnel
role-assessor = personne chargée de l’évaluation
role-inquirer = enquêtrice ou enquêteur
role-support-desk = appui à la procédure
role-authority = autorité
role-disciplinary-officer = service disciplinaire
role-measure-owner = responsable de mesures
role-steering = pilotage
role-statistician = statistiques
role-delegate = membre d’une instance de dialogue social
role-auditor = contrôle
role-administrator = administration technique
role-recovery = clés de secours

# Pour les membres de la cellule.
act-submit = Signalement déposé
act-follow-up = Dossier consulté par la personne
act-write = Message de la personne
act-attach = Fichier donné par la personne
act-change-code = Code changé par la personne
act-take-away = Copie du dossier emportée par la personne
act-list = Liste des dossiers consultée
act-open = Dossier ouvert
act-reply = Réponse envoyée
act-enclose = Fichier donné à la personne
act-note = Note ajoutée
act-annex = Fichier gardé par la cellule
act-fetch = Fichier lu
act-assign = Dossier attribué
act-exclude = Membre écarté du dossier
act-found = Registre fondé
act-invite = Invitation faite
act-join = Clés créées et charte acceptée
act-endorse = Clés confirmées
act-revoke = Droits retirés
act-sign-out = Sessions fermées
act-members = Liste des membres consultée
act-recovery = Clés de secours inscrites

# Pour la personne concernée.
ledger-submit = Vous avez déposé votre récit
ledger-follow-up = Vous avez consulté votre dossier
ledger-write = Vous avez écrit
ledger-attach = Vous avez donné un fichier
ledger-change-code = Vous avez changé votre code
ledger-take-away = Vous avez emporté une copie de votre dossier
ledger-list = La liste des dossiers a été consultée
ledger-open = Votre dossier a été ouvert
ledger-reply = La cellule vous a répondu
ledger-enclose = Un fichier vous a été donné
ledger-note = La cellule a pris une note de travail
ledger-annex = La cellule a gardé un document de travail
ledger-fetch = Un fichier de votre dossier a été lu
ledger-assign = La coordination a confié votre dossier à un membre
ledger-exclude = L’accès à votre dossier a été fermé à une personne
ledger-found = Le service a été fondé
ledger-invite = Une personne a été invitée à rejoindre la cellule
ledger-join = Une personne a rejoint la cellule
ledger-endorse = Une personne a été confirmée dans la cellule
ledger-revoke = Une personne a quitté la cellule
ledger-sign-out = Un membre a fermé ses sessions
ledger-members = La liste des membres a été consultée
ledger-recovery = Des clés de secours ont été inscrites

standing-victim = Cela m’est arrivé
standing-witness = J’ai vu ou entendu
standing-for-other = J’écris pour quelqu’un d’autre

audience-agent = Agent public : titulaire, contractuel ou stagiaire de la fonction publique
audience-doctoral = Doctorante ou doctorant
audience-sessional = Vacataire
audience-student = Élève, étudiante ou étudiant
audience-apprentice = En apprentissage
audience-intern = En stage
audience-candidate = En candidature à un concours, une formation ou un poste
audience-contractor = Personnel d’une entreprise prestataire
audience-resident = Logée ou logé en résidence
audience-user = Usager du service
audience-former = Je travaillais ou j’étudiais ici avant
audience-other = Autre lien, ou aucun

answer-yes = Oui
answer-no = Non
answer-unknown = Je ne sais pas

wish-heard = Être écoutée ou écouté
wish-supported = Être accompagnée ou accompagné : santé, droits, logement, études, travail
wish-hand-over = Que les faits soient transmis à qui peut agir
wish-hand-over-without-name = Que les faits soient transmis, mais sans mon nom
wish-not-now = Rien pour le moment, seulement que ce soit dit

link-involved = Mise en cause, ou proche
link-prefer-not = Je préfère que non

deadline-first-answer = Une première réponse
deadline-acknowledgement = Un accusé de réception écrit par une personne
deadline-answer = Une réponse à votre message
deadline-feedback = Un point sur ce qui a été fait

reader-why-cell = membre de la cellule
reader-why-in-charge = en charge du dossier
reader-why-coordinator = coordonne la cellule
reader-why-given = accès donné par la cellule

member-state-invited = invitation en cours
member-state-waiting = clés à confirmer
member-state-active = en fonction
member-state-revoked = droits retirés

problem-unknown-option = Une réponse ne fait pas partie de celles proposées. Choisissez de nouveau.
problem-too-long = Ce texte est trop long : { $count } caractères, pour { $limit } au plus. Raccourcissez-le : vous pourrez écrire la suite après l’envoi.
problem-too-long-line = C’est trop long : { $count } caractères, pour { $limit } au plus.
problem-not-a-date = Cette date n’a pas pu être lue. Laissez-la vide si vous n’êtes pas sûre ou sûr.
problem-absurd-date = Cette date est trop ancienne pour être juste.
problem-inverted-dates = La fin vient avant le début.
problem-nothing-said = Écrivez quelques mots, ou choisissez au moins une description des faits : sans cela, nous n’aurions rien à lire.
problem-nobody-reads = Personne ne peut recevoir de récit pour cet endroit en ce moment. Choisissez-en un autre, ou l’ensemble de l’organisation.
problem-empty = Rien n’est écrit ici : remplissez ce champ.
problem-other-case = Rien n’est parti : c’était destiné à un autre dossier.
problem-code-empty = Écrivez votre code.
problem-code-mistyped = Ce code contient une erreur de frappe. Vérifiez-le signe par signe.
problem-code-short = { $missing ->
    [one] Il manque un signe à ce code.
   *[other] Il manque { $missing } signes à ce code.
  } Il en compte vingt-quatre.
problem-code-reference = Ceci est la référence de votre dossier, pas le code. Le code compte six groupes de quatre signes.
problem-code-unknown = Aucun dossier ne s’ouvre avec ce code. Il a peut-être été mal recopié, changé depuis, ou le dossier a été effacé. Si vous ne l’avez pas changé, quelqu’un l’a peut-être fait à votre place : parlez-en à une personne extérieure à la cellule.
problem-wrong-fingerprint = Cette empreinte n’est pas celle des clés qui attendent. Vérifiez-la de vive voix avec la personne ; en cas de doute, ne confirmez pas.
problem-not-a-coordinator = Seule la coordination peut faire cela.
problem-not-oneself = Vous ne pouvez pas le faire pour vous-même : demandez à une autre personne de la coordination.

# Ce qui vient d’être fait, dit une fois.
done-message = Votre message est envoyé.
done-files = Vos fichiers sont dans le dossier.
done-reply = Votre réponse est envoyée. La personne la verra en revenant avec son code.
done-note = Votre note est gardée.
done-assign = Le dossier est confié.
done-exclude = Cette personne est écartée du dossier.
done-endorse = Votre confirmation est enregistrée.
done-revoke = Votre décision est enregistrée. L’état de cette personne est dans la liste.
done-recovery = Ces clés sont enregistrées. Cette page dit où elles en sont.
