# Ce que disent les pages du bureau. Les mots sont ceux de la cellule.
desk-nav = Pages du bureau
desk-nav-today = Aujourd’hui
desk-nav-cases = Dossiers
desk-nav-members = Membres
desk-closing = Votre session se fermera { $moment }. Ce que vous enverrez ensuite ne partira pas, mais vous sera rendu.
desk-closing-again = Entrer de nouveau pour continuer
desk-ended-what = Le bureau se ferme après quarante-cinq minutes sans activité, et dix heures après votre entrée au plus tard.
desk-ended-next = Entrez de nouveau : ce qui était envoyé est bien parti. Si un texte est rendu ci-dessous, copiez-le d’abord, puis collez-le au même endroit.
desk-choose = Choisir…

# Ce qui manque à un formulaire du bureau.
problem-missing-name = Écrivez le nom de la personne.
problem-missing-function = Écrivez la fonction de la personne.
problem-missing-mail = Écrivez l’adresse électronique de la personne.
problem-missing-role = Choisissez au moins un rôle.
problem-not-an-address = Cette adresse n’est pas complète : il y manque le signe « @ ».
problem-not-a-key = Cette clé ne peut pas être lue. Vérifiez que chacune commence par « age1 » et qu’elle est entière.
problem-mail-taken = Cette personne est déjà membre. Si elle a perdu sa phrase secrète, mettez d’abord fin à son accès, puis invitez-la de nouveau.
problem-same-key = Ces deux clés sont la même. Il en faut deux différentes.
problem-recovery-there = Des clés de secours sont déjà en place.
problem-not-eligible = Cette personne ne peut pas prendre ce dossier : sa fonction ne le permet pas, ou elle en a été écartée.
problem-already-excluded = Cette personne est déjà écartée du dossier.
problem-nobody-left = Plus personne ne pourrait lire ce dossier. Confiez-le d’abord à quelqu’un d’autre.
problem-nobody-chosen = Choisissez une personne dans la liste.
problem-not-confirmed = Cochez la case pour confirmer : sans cela, rien n’est fait.

# --- entrer ----------------------------------------------------------------------------------
desk-sign-in-title = Entrer
desk-sign-in-mail = Adresse électronique
desk-sign-in-passphrase = Phrase secrète
desk-sign-in-passphrase-why = Les mots reçus à votre arrivée, séparés par des espaces ou des tirets.
desk-sign-in-code = Code à usage unique
desk-sign-in-code-why = Les six chiffres que montre votre téléphone en ce moment.
desk-sign-in-send = Entrer
desk-sign-in-join = J’ai reçu une invitation
desk-sign-in-lost = Phrase secrète ou téléphone perdus ? Personne ne peut les retrouver, pas même l’équipe technique. Prévenez la coordination, qui vous invitera de nouveau.
desk-sign-in-refused = Ces trois réponses ne vont pas ensemble. Pour protéger les membres, nous ne disons pas laquelle est en cause. Vérifiez-les ; attendez le code suivant si celui-ci a déjà servi.
desk-sign-in-waiting = Ces trois réponses sont justes, mais vos clés ne sont pas encore confirmées. Lisez votre empreinte à la coordination, si ce n’est pas fait : la porte s’ouvrira dès qu’elle l’aura confirmée.
desk-sign-in-later = { $seconds ->
    [one] Trop d’essais ont échoué sur ce compte ; celui-ci n’a pas été examiné. Réessayez dans une seconde.
   *[other] Trop d’essais ont échoué sur ce compte ; celui-ci n’a pas été examiné. Réessayez dans { $seconds } secondes.
  } Rien n’est bloqué. Si ces essais ne sont pas les vôtres, entrez depuis un navigateur qui vous a déjà servi ici : ils ne vous y feront pas attendre. Prévenez aussi la coordination.
desk-sign-in-limits = Une session dure dix heures au plus, et se ferme après quarante-cinq minutes sans activité. Ce que vous écriviez à ce moment vous est rendu.

# --- devenir membre --------------------------------------------------------------------------
desk-join-step = Étape { $step } sur 4
desk-join-continue = Continuer
desk-join-sign-in = J’ai déjà mes clés : entrer
desk-join-code-title = Votre invitation
desk-join-code-what = La coordination vous a remis un code. Il ne sert qu’une fois.
desk-join-code-label = Code d’invitation
desk-join-code-why = Les espaces et les majuscules n’ont pas d’importance.
desk-join-unknown = Ce code n’est pas reconnu. Il est peut-être mal recopié, déjà utilisé, ou périmé. La coordination peut vous en remettre un autre.
desk-join-charter-title = La charte
desk-join-charter-what = Bienvenue, { $name }. Avant tout dossier, voici ce à quoi s’engage chaque membre.
desk-join-charter-founding = Vous êtes la première personne à entrer : en poursuivant, vous fondez la liste des membres. Toute la confiance des autres en découlera.
desk-charter-listen = J’écoute sans juger. Je ne demande à personne de prouver ce qu’il ou elle raconte, ni de raconter davantage.
desk-charter-secret = Ce que je lis ici reste ici. Hors ce que ma fonction m’oblige à remettre, je n’en parle ni à ma hiérarchie, ni à mes proches, ni dans une autre messagerie ; je n’en garde ni copie ni capture.
desk-charter-consent = Je ne transmets rien sans l’accord de la personne, sauf danger grave et dans les formes prévues.
desk-charter-promise = Je ne promets que ce que je peux tenir. Je dis ce que je ne sais pas.
desk-charter-conflict = Si je connais une personne concernée, je me retire aussitôt moi-même, sans avoir à dire pourquoi : depuis la page du dossier, ou en le disant à la coordination.
desk-charter-curious = Je n’ouvre un dossier que pour aider. Chaque lecture laisse une trace, au jour près.
desk-charter-delay = Je réponds dans les délais promis. Si je ne peux pas, je le dis à la coordination avant l’échéance.
desk-charter-limits = Je connais mes limites : je n’enquête pas, je ne soigne pas, je ne sanctionne pas. J’oriente vers qui peut le faire.
desk-charter-oneself = Je prends soin de moi. Si un récit me pèse, j’en parle à la coordination ou à la médecine du travail, sans rien dire du dossier.
desk-charter-unknown = Je ne cherche jamais à savoir qui écrit : ni par le style, ni par les horaires, ni en demandant autour de moi.
desk-charter-presumption = Je parle de faits allégués et de personne mise en cause. La présomption d’innocence vaut jusqu’au bout. Je note le nécessaire, pas mes impressions sur les gens.
desk-charter-reprisals = Je ne prends aucune mesure contre qui a signalé, témoigné ou aidé, et je n’en laisse prendre aucune. Si j’en vois une, je le dis à la cellule.
desk-charter-compare = Je ne confirme personne sans avoir comparé son empreinte de vive voix.
desk-charter-bound = Ce qu’une personne me confie relève de mon secret professionnel. Je ne le transmets à personne, pas même à la cellule, hors ce que la loi prévoit.
desk-charter-mission = Je ne travaille que sur ce qui m’a été confié, dans le cadre de la mission. Je n’ai pas accès à la conversation avec la cellule, et je ne la demande pas.
desk-charter-sides = Je travaille à charge et à décharge, sans lien avec les personnes concernées. Si j’entends des personnes, j’entends chaque partie, et je ne les confronte pas.
desk-charter-reasons = Je décide par écrit et avec mes raisons, sur ce que le dossier contient. Si cela me concerne, je laisse la place à l’autorité suppléante.
desk-charter-unasked = Je ne demande ni le nom d’une personne qui ne l’a pas donné, ni l’accès aux dossiers de la cellule.
desk-charter-task = Je m’en tiens à ce qui m’est demandé : une procédure, une date, un lieu, une mesure. Je ne cherche pas à connaître le récit.
desk-charter-figures = Je vois des chiffres, des dates ou des traces, jamais un récit. Je ne cherche à y reconnaître personne.
desk-join-charter-accept = J’ai lu cette charte et je m’y engage.
desk-join-not-accepted = Pour continuer, il faut accepter la charte. Si un point vous arrête, parlez-en avec la coordination : votre invitation reste valable.
desk-join-keys-title = Vos clés
desk-join-keys-what = Deux choses vous ouvriront la porte : une phrase que vous gardez, un téléphone qui donne des codes. Elles sont montrées ici une seule fois.
desk-join-passphrase-title = Votre phrase secrète
desk-join-passphrase-what = Recopiez-la sur papier et gardez ce papier en lieu sûr, ou placez-la dans un gestionnaire de mots de passe. Personne d’autre ne l’a. Si vous la perdez, vos clés sont perdues avec elle.
desk-join-picture-title = Vos codes à usage unique
desk-join-picture-what = Avec une application de codes (du genre « authentificateur »), photographiez cette image.
desk-join-picture-label = Image à photographier avec l’application de codes
desk-join-picture-or = Si vous ne pouvez pas photographier, saisissez ceci dans l’application :
desk-join-keys-back = Vérifions que tout fonctionne
desk-join-keys-back-why = Saisissez-la depuis votre papier, pas depuis cet écran.
desk-join-wrong-passphrase = La phrase n’est pas la même. Relisez votre papier mot à mot ; la phrase est toujours affichée ci-dessous.
desk-join-wrong-code = Le code ne correspond pas. Vérifiez que l’heure de votre téléphone est réglée automatiquement, puis prenez le code suivant.
desk-join-done-title = Vos clés sont prêtes
desk-join-done-founding = Voici l’empreinte fondatrice. Tout repose sur elle.
desk-join-done-pin = Remettez-la à l’équipe technique, qui l’inscrit dans la configuration : le service ne reçoit rien avant cela.
desk-join-done-print = Faites-la imprimer dans l’acte qui institue le dispositif, pour que chacun puisse la comparer.
desk-join-done-invite = Entrez, puis invitez les autres membres. À deux personnes au moins à la coordination, aucune ne décide seule.
desk-join-done-member = Lisez cette empreinte à la coordination, de vive voix ou au téléphone : chaque personne qui confirme doit l’entendre. Elle vous sera montrée de nouveau si vous essayez d’entrer avant.
desk-join-done-why = Elle prouve que ces clés sont les vôtres, et que personne ne les a remplacées en chemin. Ne l’envoyez pas par courriel.
desk-join-done-wait = La porte s’ouvrira quand la coordination aura confirmé votre empreinte. Gardez d’ici là votre phrase et votre téléphone.

# --- aujourd’hui -----------------------------------------------------------------------------
desk-today-title = Aujourd’hui
desk-today-overdue = Date dépassée
desk-today-new = Sans réponse encore
desk-today-waiting = La personne a écrit de nouveau
desk-today-unassigned = Personne ne s’en occupe
desk-today-nothing = Rien ne vous attend. C’est une bonne nouvelle.
desk-today-more = Voir tous ces dossiers
desk-today-all = Voir tous les dossiers que vous pouvez ouvrir
desk-today-confirm = À confirmer
desk-today-endorsements = { $count ->
    [one] Une personne attend que vous confirmiez ses clés.
   *[other] { $count } personnes attendent que vous confirmiez leurs clés.
  }
desk-today-endorsements-link = Voir les membres
desk-today-later = Rien ne vous attend ici pour le moment.
desk-today-later-why = Vos clés sont bien en place. Les pages propres à votre fonction viendront avec une prochaine version ; la coordination vous préviendra. Vous ne voyez aucun dossier, et c’est voulu : chaque fonction ne voit que ce qui lui a été remis.

# --- dossiers --------------------------------------------------------------------------------
desk-column-reference = Dossier
desk-column-what = Faits rapportés
desk-column-entity = Entité
desk-column-stage = Étape
desk-column-received = Reçu
desk-column-due = Prochaine date
desk-column-assigned = En charge
desk-stage-received = Reçu, sans réponse
desk-stage-listening = En écoute
desk-deadline-first-answer = Première réponse
desk-deadline-acknowledgement = Accusé de réception écrit
desk-deadline-answer = Réponse au dernier message
desk-deadline-feedback = Retour à la personne
desk-line-waiting = La personne a écrit en dernier
desk-line-altered = Ce qui est enregistré a été modifié hors du service : ouvrez le dossier pour savoir que faire.
desk-line-overdue = (dépassée)
desk-line-nothing-due = Aucune
desk-line-mine = Vous
desk-line-nobody = Personne encore
desk-cases-title = Dossiers
desk-cases-narrow = Restreindre la liste
desk-cases-text = Mots à chercher
desk-cases-text-why = Dans la référence, les faits et le début du récit. Votre recherche ne laisse de trace dans aucune adresse.
desk-cases-any = Tout
desk-cases-mine = Seulement ceux dont je m’occupe
desk-cases-waiting = Seulement ceux où la personne a écrit en dernier
desk-cases-overdue = Seulement ceux dont une date est dépassée
desk-cases-apply = Restreindre
desk-cases-clear = Tout montrer
desk-cases-none = Vous n’avez aucun dossier à ouvrir.
desk-cases-none-narrowed = Aucun dossier ne répond à cette recherche.
desk-cases-next = Dossiers plus anciens
desk-cases-unfinished = La recherche s’est arrêtée avant la fin : il reste des dossiers plus anciens à parcourir.
desk-cases-go-on = Continuer la recherche
desk-cases-which = Cette liste ne montre que les dossiers dont vous avez la clé. Il peut en exister d’autres, confiés à d’autres personnes.

# --- un dossier ------------------------------------------------------------------------------
desk-case-timeline = Fil du dossier
desk-case-reporter = La personne
desk-case-report = signalement
desk-case-message = message
desk-case-message-danger = message, quelqu’un est en danger en ce moment
desk-case-replied = réponse, visible par la personne
desk-case-noted = note, pour la cellule seule
desk-case-assigned = confié à, pour la cellule seule
desk-case-state = Où en est ce dossier
desk-case-dates = Dates
desk-case-kept = Fait le { $day }
desk-case-readers = Qui peut lire, et pourquoi
desk-case-readers-why = Avec la personne elle-même, et les clés de secours s’il y en a, ces membres seuls ont une clé de ce dossier. Leurs lectures laissent une trace, au jour près.
desk-case-excluded = Qui ne peut pas lire
desk-case-excluded-reporter = À la demande de la personne
desk-case-excluded-cell = Par décision de la cellule
desk-report-standing = Écrit en tant que
desk-report-audience = Lien avec l’organisation
desk-report-entity-unsaid = Non indiquée (choisie par défaut)
desk-report-kinds = Ce que la personne a choisi
desk-report-repeated = Plusieurs fois
desk-report-ongoing = Cela continue
desk-report-danger = Quelqu’un est en danger en ce moment
desk-report-when = Quand
desk-report-from = À partir de
desk-report-to = Jusqu’à
desk-report-place = Où
desk-report-folded = Lire le récit (faits graves)
desk-report-persons = Qui
desk-report-witnesses = Qui a vu ou qui sait
desk-report-conflict = Une personne qui reçoit, enquête ou décide est concernée
desk-report-wishes = Souhaits

desk-reply-title = Répondre
desk-reply-text = Votre réponse
desk-reply-seen = La personne lira exactement ce texte, avec votre fonction, et votre nom si l’organisation publie les noms. Les autres membres qui ont la clé le liront aussi.
desk-reply-then = Une première réponse vaut accusé de réception et ouvre l’écoute. Une réponse envoyée ne se corrige pas : on en écrit une autre.
desk-reply-send = Envoyer à la personne
desk-reply-help = Repères pour répondre
desk-reply-help-thank = Remercier, et dire en une phrase ce que vous avez compris. Croire n’est pas juger.
desk-reply-help-choice = Proposer deux choses possibles, et laisser choisir : « Dites-moi ce qui vous convient. »
desk-reply-help-danger = Demander comment va la personne aujourd’hui, et si elle est en sécurité. Rappeler le 17, le 112 ou le 114 par SMS si le récit inquiète.
desk-reply-help-limits = Dire ce que vous ne pouvez pas promettre, et dans quels cas quelque chose peut partir sans son accord : danger grave, personne mineure ou vulnérable, obligation de la loi.
desk-reply-help-next = Finir par la suite : qui écrit, quel jour. Signer de votre fonction.

desk-note-title = Noter pour la cellule
desk-note-text = Votre note
desk-note-seen = La personne ne verra pas cette note. Les membres de la cellule qui ont la clé la liront. Écrivez-la comme si la personne devait la lire un jour : des faits, pas des jugements.
desk-note-send = Garder la note

desk-assign-title = Confier le dossier
desk-assign-member = À qui
desk-assign-seen = La cellule verra qui s’en occupe. La personne verra que son dossier a été confié, et par qui ; pas à qui. Si ce membre n’avait pas de clé de ce dossier, il en reçoit une, et la personne verra qu’il peut lire.
assign-stand-in = Instance suppléante : { $body }
assign-stand-in-why = Toute la cellule est absente ou écartée, ou il manque une seconde personne ? Vous pouvez choisir quelqu’un de l’instance suppléante ({ $body }), qui n’est pas de votre cellule. Cette personne lira tout le dossier, y compris ce qui a été écrit avant, et pourra y agir. La personne qui a écrit verra qu’elle lit.
desk-assign-send = Confier

desk-exclude-title = Écarter une personne
desk-exclude-member = Qui
desk-exclude-then = Dès maintenant, elle ne pourra plus ouvrir ce dossier, ni rien de ce qui s’y écrira. Ce qu’elle a déjà lu reste lu. Cela ne se défait pas ici.
desk-exclude-seen = La cellule verra que vous l’avez écartée. La personne qui a écrit verra qu’elle ne lit plus.
exclude-later = Ne lisent pas ce dossier, peuvent intervenir ensuite
exclude-last = dernière personne qui puisse donner suite : une autre devra être désignée
exclude-later-why = Vous apprenez qu’une personne qui évalue, enquête, décide ou appuie est impliquée ? Écartez-la dès maintenant, même si elle ne lit rien ici : rien de ce qui sera transmis ensuite ne s’ouvrira pour elle. Ce qui a déjà été transmis suit son cours : dites-le aussi aux personnes qui l’ont reçu.
exclude-passed = Quelque chose a déjà été transmis de ce dossier. Écarter ici ne reprend pas les clés qui ont été données là-bas : la cellule n’en a aucune. Si la personne impliquée lit déjà ce qui a été transmis, dites-le à la personne qui a écrit : elle peut l’écarter elle-même de tout (« Une personne ne doit plus lire », sur sa page). La personne impliquée peut aussi se retirer d’elle-même.
desk-exclude-sure = J’ai compris que cela ne se défait pas.
desk-exclude-not-sure = Il manque votre confirmation : cochez la case « J’ai compris que cela ne se défait pas ». La personne choisie l’est toujours.
desk-exclude-send = Écarter du dossier

# --- membres ---------------------------------------------------------------------------------
desk-members-title = Membres
desk-members-unpinned = Le service ne reçoit encore rien
desk-members-unpinned-what = L’empreinte fondatrice n’est pas inscrite dans la configuration. Remettez-la à l’équipe technique : vous la trouverez au bas de cette page.
desk-members-name = Nom
desk-members-posts = Rôles
desk-members-state = État
desk-members-charter = Charte acceptée
desk-members-no-charter = Pas encore
desk-members-actions = Agir
desk-members-missing = { $count ->
    [one] Il manque encore une confirmation.
   *[other] Il manque encore { $count } confirmations.
  }
desk-members-ending = { $count ->
    [one] La fin de ses fonctions est demandée ; il manque encore un accord.
   *[other] La fin de ses fonctions est demandée ; il manque encore { $count } accords.
  }
desk-members-founding = Empreinte fondatrice
desk-members-founding-what = Elle doit être la même ici, dans la configuration, et dans l’acte qui institue le dispositif. Si elle diffère, n’ouvrez aucun dossier et prévenez l’équipe technique.
desk-members-recovery-there = Des clés de secours sont en place. Elles permettent de rouvrir les dossiers si toutes les clés des membres étaient perdues : ceux qui ont été reçus depuis, et les plus anciens dont la clé a changé depuis.
desk-members-recovery-waiting = Des clés de secours sont en attente de confirmation. Elles n’ouvrent encore rien.
desk-members-recovery-none = Il n’y a pas de clés de secours. Si tous les membres perdaient leurs clés, les dossiers seraient perdus.

desk-invite-title = Inviter une personne
desk-invite-what = Vous dites qui elle est et ce qu’elle fera. Elle fera ses clés elle-même ; vous ne les verrez jamais.
desk-invite-name = Nom
desk-invite-name-why = Comme ses collègues l’appellent.
desk-invite-function = Fonction
desk-invite-function-why = Telle que la liront les personnes qui écrivent : « psychologue du travail ».
desk-invite-mail = Adresse électronique
desk-invite-mail-why = Pour entrer, et pour recevoir des avis sans contenu.
desk-invite-posts = Rôles
desk-invite-posts-why = Un rôle vaut pour l’entité choisie et celles qui en dépendent. Laissez vides les lignes inutiles.
desk-invite-role = Rôle
desk-invite-entity = Entité
desk-invite-no-role = Aucun
desk-invite-then = En continuant, vous recevrez un code à lui remettre. Rien ne lui est envoyé. Les autres membres de la coordination verront l’invitation.
desk-invite-send = Créer l’invitation
desk-invitation-title = Invitation de { $name }
desk-invitation-what = Notez ce code et remettez-le à la personne.
desk-invitation-until = Il sert une seule fois, jusqu’au { $day }.
desk-invitation-hand = De la main à la main ou de vive voix. Pas par courriel.
desk-invitation-join = Elle ouvre cette même adresse, choisit « J’ai reçu une invitation », et suit les étapes.
desk-invitation-endorse = Elle vous lira ensuite une empreinte. C’est alors, et alors seulement, que vous la confirmerez.
desk-invitation-once = Le code disparaîtra d’ici quand vous aurez quitté le bureau, ou dès que vous aurez choisi ce bouton.
desk-invitation-noted = J’ai noté le code

desk-endorse-link = Confirmer
desk-endorse-title = Confirmer les clés de { $name }
desk-endorse-what = Vous attestez devant tous que ces clés sont bien les siennes.
desk-endorse-meet = Voyez la personne, ou appelez-la à un numéro que vous connaissiez déjà.
desk-endorse-read = Demandez-lui de lire l’empreinte que montre sa dernière page.
desk-endorse-type = Saisissez ce que vous entendez.
desk-endorse-fingerprint = Empreinte entendue
desk-endorse-hidden = Nous ne l’affichons pas : la recopier d’ici ne prouverait rien.
desk-endorse-differs = Ce n’est pas l’empreinte attendue. Faites-la relire, groupe par groupe. Si elle diffère toujours, ne confirmez pas et prévenez les autres membres de la coordination : quelqu’un a pu remplacer ces clés.
desk-endorse-then = Dès que les confirmations nécessaires sont réunies, cette personne pourra ouvrir :
desk-endorse-signed = Votre confirmation est signée et restera visible.
desk-endorse-recovery-title = Confirmer les clés de secours
desk-endorse-recovery-what = Vous attestez devant tous que ce sont bien les clés des deux gardiens.
desk-endorse-recovery-meet = Voyez la personne de la coordination qui les a proposées, ou appelez-la à un numéro que vous connaissiez déjà.
desk-endorse-recovery-read = Demandez-lui de lire l’empreinte que montre sa page « Clés de secours ».
desk-endorse-recovery-then = Dès que les confirmations nécessaires sont réunies, ces deux clés pourront ensemble rouvrir les dossiers à venir, et les plus anciens dès que leur clé change. Votre confirmation est signée et restera visible.
desk-endorse-send = Confirmer ces clés

desk-revoke-link = Mettre fin aux fonctions
desk-revoke-title = Mettre fin aux fonctions de { $name }
desk-revoke-then = Ce qui va se passer
desk-revoke-sessions = Ses sessions se ferment, sur tous ses appareils.
desk-revoke-future = Aucun dossier à venir ne lui sera ouvert.
desk-revoke-past = Ce que cette personne a lu reste lu. Ses dossiers en cours doivent être confiés à d’autres.
desk-revoke-quorum = Si la règle demande plusieurs accords, la fin prendra effet quand ils seront réunis. Toute la coordination la verra.
desk-revoke-sure = Je confirme la fin de ses fonctions.
desk-revoke-send = Mettre fin à ses fonctions
desk-revoke-not = Ne rien changer

desk-recovery-title = Clés de secours
desk-recovery-link = Mettre en place des clés de secours
desk-recovery-what = Deux clés, gardées loin d’ici par deux personnes différentes. Il faudra les deux pour rouvrir un dossier.
desk-recovery-offline = Elles se fabriquent sur une machine qui n’est reliée à rien, et s’y gardent : papier, coffre, enveloppe scellée.
desk-recovery-two = Les deux gardiens ne sont ni membres de la cellule, ni sous la même autorité.
desk-recovery-from-now = Elles valent pour les dossiers reçus à partir de maintenant, et pour les plus anciens dès que leur clé change. La page de chaque personne le dit alors.
desk-recovery-waiting-title = En attente
desk-recovery-waiting = Des clés de secours sont proposées. Elles n’ouvrent encore rien.
desk-recovery-waiting-link = Voir où elles en sont
desk-recovery-read = Lisez cette empreinte, de vive voix ou au téléphone, à une autre personne de la coordination : elle la saisira pour les confirmer. Ne l’envoyez pas par courriel.
desk-recovery-hear = Demandez à la personne qui les a proposées de vous en lire l’empreinte.
desk-recovery-inner = Première clé publique
desk-recovery-inner-why = Elle commence par « age1 ». Jamais la clé secrète : si vous lisez « SECRET », arrêtez-vous.
desk-recovery-outer = Seconde clé publique
desk-recovery-outer-why = Celle de l’autre gardien.
desk-recovery-then = Ces clés entrent dans la liste signée des membres ; toute la coordination les verra.
desk-recovery-send = Mettre en place

# --- partir ----------------------------------------------------------------------------------
desk-account-leave = Quitter le bureau
desk-account-leave-why = Vos clés se referment. Ce qui était écrit sans être envoyé est perdu.
desk-account-sign-out = Quitter
desk-account-everywhere = Quitter partout
desk-account-everywhere-why = Si vous avez laissé une session ouverte ailleurs, ou perdu un appareil : toutes vos sessions se ferment, celle-ci comprise.
desk-account-everywhere-send = Fermer toutes mes sessions
desk-account-idle = Sans activité pendant quarante-cinq minutes, et dix heures après votre entrée dans tous les cas, le bureau se ferme de lui-même. Si vous écriviez, votre texte vous sera rendu.

# --- fichiers ---
desk-case-file = fichier de la personne
desk-case-taken-off = ne lit plus depuis ; la personne le voit
desk-case-admitted = peut lire depuis ; la personne le voit
desk-case-annexed = fichier, pour la cellule seule
desk-case-enclosed = fichier, visible par la personne
desk-files-title = Joindre des fichiers
desk-files-reader = Qui pourra les lire
desk-files-cell = La cellule seulement
desk-files-person = La cellule et la personne

# --- la charte, quand elle a changé ---
charter-due = La charte a changé depuis que vous l’avez acceptée. Rien ne vous est fermé ; lisez-la dès que vous le pouvez.
charter-read = Lire la charte
charter-again = Vous en aviez accepté une version plus ancienne. Celle-ci dit à quoi vous engage ce que vous faites ici, et rien d’autre.
charter-accepted = Voici ce à quoi vous engage ce que vous faites ici. Vous avez accepté cette charte ; si vos rôles ont changé depuis, relisez-la.
charter-seen = La coordination verra que vous l’avez acceptée, et quel jour. Personne d’autre.
charter-send = Accepter la charte
done-accept-charter = La charte est acceptée.
act-accept-charter = Charte acceptée de nouveau
ledger-accept-charter = Un membre a accepté la charte telle qu’elle est désormais
