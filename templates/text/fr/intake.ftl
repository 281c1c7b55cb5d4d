# Les pages publiques. Courtes, calmes, sans reproche ni menace ; chaque question dit pourquoi elle est posée.

no-answer = Je préfère ne pas répondre
step-of = Étape { $number } sur 8
step-back = Étape précédente
go-on = Continuer
go-check = Aller à la fin
free-answers = Rien n’est obligatoire ici. Vous pouvez passer.

notice-unnoted = Vous n’avez pas encore dit que vous aviez noté votre code. Sans lui, vous ne pourrez pas revenir.
notice-unnoted-show = Revoir mon code
notice-draft = Vous avez commencé un récit qui n’est pas encore envoyé.
notice-draft-resume = Le reprendre
notice-sent-before = Votre premier envoi était bien arrivé, et son code est celui qui vous est donné. Ce que vous avez changé ensuite n’y a pas été ajouté, parce que d’autres personnes le liraient : c’est un récit à part, pas encore envoyé.
notice-other-case = Un autre dossier est maintenant ouvert ici : { $reference }. Rien n’a été envoyé ni changé. Pour revenir au premier, entrez de nouveau avec son code.
notice-ends = Pour votre sécurité, tout ce qui est ouvert ici se ferme le { $moment }. Ce qui n’est pas envoyé sera oublié : envoyez-le avant, ou copiez votre texte. Ce qui est déjà envoyé reste, et s’ouvre avec votre code.
notice-open-case = Un dossier est encore ouvert sur cet appareil.
notice-open-draft = Un récit est encore ouvert sur cet appareil, pas encore envoyé.
notice-open-both = Un dossier, et un récit pas encore envoyé, sont encore ouverts sur cet appareil.
notice-open-case-resume = Reprendre le dossier
notice-open-draft-resume = Reprendre le récit
notice-open-close = Tout fermer

# Accueil
home-title = Dire ce qui s’est passé, et trouver une écoute
home-danger = En danger ? Appelez le { $calls }, ou écrivez au { $texts } par SMS
home-danger-call = En danger ? Appelez le { $calls }
home-danger-or = { " ou le " }
home-lead = Vous avez vécu ou vu de la violence, du harcèlement, une discrimination, un comportement sexiste ? Vous pouvez l’écrire ici, sans donner votre nom.
home-reads = Qui lit : la cellule d’écoute de l’endroit que vous indiquerez, ou une autre équipe nommée avant l’envoi. Ni votre hiérarchie, ni l’administration technique du service.
home-hours = { $hours } Les heures de votre équipe vous sont rappelées avant l’envoi.
home-promise = Ensuite : une personne vous répond ici, au plus tard le { $day } si vous écrivez aujourd’hui. Rien n’est transmis à d’autres à votre insu ; les rares exceptions prévues par la loi vous sont expliquées avant d’écrire.
home-closed = Le service ne peut rien recevoir pour le moment, car personne ne pourrait vous lire. Les numéros de la page « Parler à quelqu’un » répondent, eux.
door-write = Déposer un récit
door-write-hint = Quelques mots suffisent. Dix minutes, ou plus si vous le souhaitez.
door-back = Revenir à mon dossier
door-back-hint = Avec le code que vous avez gardé : lire une réponse, écrire encore.
door-talk = Parler à quelqu’un
door-talk-hint = Des personnes qui écoutent au téléphone, dont certaines sont tenues au secret.
door-danger = Je suis en danger, ou cela vient d’arriver
door-danger-hint = Les numéros d’urgence, et ce qui peut aider dans les premières heures.

# Danger
danger-title = Êtes-vous en danger maintenant ?
danger-lead = Si oui, appelez ou écrivez tout de suite. Ces numéros sont gratuits. Si vous ne pouvez pas parler, le SMS fonctionne.
danger-just = Cela vient d’arriver : ce qui peut aider
easy-link = Cette page en facile à lire et à comprendre
door-understand = Comprendre et être aidé
door-understand-hint = Des fiches selon votre situation, vos droits, nos engagements, vos données.
danger-sources = Cette fiche seule, avec ses sources et la date de sa dernière vérification

# Textes à lire
understand-title = Comprendre et être aidé
understand-lead = Vous pouvez lire ces pages sans rien écrire. Rien n’est gardé de votre passage.
understand-sheets = La fiche qui correspond à votre situation
understand-now = Pour se protéger et se soigner
understand-trust = Ce que nous promettons, et ce que nous ne pouvons pas
understand-easy = En facile à lire et à comprendre
understand-kinds = Les sortes de faits, avec des exemples
understand-basis = Sur quoi repose ce service
understand-act = Texte qui institue le service : { $act }.
understand-founding = Empreinte fondatrice : les clés de toutes les personnes qui lisent en dépendent. Elle doit être la même que dans le texte qui institue le service.
reading-back = Toutes les pages à lire
reading-usual = La page habituelle
reading-checked = Texte vérifié le { $day }
reading-sources = Ce texte s’appuie sur :
reading-to-check = (à vérifier)
reading-unsaid = (à compléter par l’organisation)
kinds-title = Les sortes de faits
kinds-lead = Vous n’avez pas besoin de savoir quel mot convient pour écrire. Si vous hésitez, racontez : la cellule d’écoute cherchera avec vous. Le mot de la loi et ses références sont donnés en petit.
kinds-example = Exemple. { $example }

# Avant d’écrire
before-title = Avant d’écrire
before-lead = Cinq choses à savoir, pour choisir en connaissance de cause.
before-device-title = Votre appareil
before-device = Un téléphone ou un ordinateur personnel, hors du réseau de votre travail ou de votre école, est plus sûr. « Quitter vite », en haut de chaque page, ferme tout et vous mène ailleurs. Ce bouton n’efface pas l’historique du navigateur : utilisez une fenêtre privée si quelqu’un peut regarder votre appareil.
before-name-title = Votre nom
before-name = Vous n’avez pas à le donner. Nous ne gardons ni votre adresse, ni la trace de votre visite. Mais un récit peut parfois faire reconnaître la personne qui l’écrit. Et si personne ne sait qui vous êtes, certaines choses sont plus difficiles : une protection, une enquête complète.
before-secret-title = Ce que deviennent vos mots
before-secret = Ils sont chiffrés pour les personnes de la cellule d’écoute, et pour vous. La cellule vous demande votre accord avant de transmettre quoi que ce soit.
before-limits-title = Ce que nous ne pouvons pas promettre
before-limits = En cas de danger grave et immédiat, si une personne mineure ou vulnérable est concernée, ou si la loi y oblige, la cellule peut devoir transmettre des faits sans attendre votre accord. Elle vous le dit, sauf si cela mettait quelqu’un en danger. L’employeur qui apprend des faits graves peut être tenu d’agir.
before-talk-title = Si vous préférez d’abord en parler
before-talk = Les médecins et le service social du personnel sont tenus au secret professionnel. Avant de raconter, vous pouvez demander à la personne en face de vous ce qu’elle peut garder pour elle, et dans quels cas elle devrait en parler.
before-talk-link = Voir à qui parler
before-time = À la fin, vous recevrez un code, seul moyen de revenir : prévoyez de quoi le noter. Après deux heures sans activité, ou vingt-quatre heures en tout, ce qui n’a pas été envoyé est oublié.
before-begin = Commencer
before-words = Écrire tout de suite
before-resume = Reprendre le récit commencé
recovery-there = Des clés de secours existent : deux personnes qui les gardent séparément peuvent, ensemble, ouvrir un dossier en dernier recours.
recovery-none = Aujourd’hui, il n’y a pas de clés de secours : personne d’autre ne peut ouvrir un dossier. Si un jour il y en a pour le vôtre, votre page le dira.

# Parler à quelqu’un
help-title = Parler à quelqu’un
help-lead = Vous pouvez appeler sans avoir rien écrit ici, et sans dire votre nom.
help-secret-title = Des personnes tenues au secret
help-secret-why = Ce que vous leur confiez ne peut pas être répété sans votre accord, sauf exceptions prévues par la loi.
help-others-title = Écoute, information, défense
help-emergency-title = En cas de danger immédiat
language-fr = français
language-en = anglais
contact-checked = Vérifié le { $day }
contact-text = SMS au { $number }
contact-site = Site : { $site }
help-none = Aucun contact n’est enregistré.

# 1. Vous
you-title = Vous, en quelques mots
standing-label = Que souhaitez-vous raconter ?
standing-why = Pour vous répondre comme il faut. Si vous écrivez pour quelqu’un, la personne concernée décidera elle-même de la suite.
audience-label = Quel est votre lien avec l’organisation ?
audience-why = Vos droits et les aides possibles n’en dépendent pas toujours, mais cela nous aide à vous orienter.
entity-label = Où cela s’est-il passé, ou de quel endroit dépendez-vous ?
entity-why = C’est ce qui décide de l’équipe qui lira. « Je ne sais pas » convient aussi. Plus loin, vous pourrez écarter une personne de cette équipe.
entity-unknown = Je ne sais pas

# 2. Les faits
what-title = Ce qui s’est passé
what-lead = Choisissez ce qui ressemble le plus à ce que vous avez vécu ou vu. Plusieurs choix sont possibles, et vous ne pouvez pas vous tromper : ce n’est pas une qualification juridique.
what-skip = Passer cette liste et écrire avec mes mots
kinds-label = Cela ressemble à…
kinds-why = Pour que les bonnes personnes vous répondent. Vous pouvez tout laisser vide et écrire avec vos mots à la page suivante.
repeated-label = Est-ce arrivé plusieurs fois ?
repeated-why = Une seule fois suffit pour en parler.
ongoing-label = Est-ce que cela continue ?
ongoing-why = Pour savoir s’il faut agir vite.
danger-label = Quelqu’un est-il en danger en ce moment ?
danger-why = Si oui, appelez d’abord le 17 ou le 112, ou écrivez au 114 par SMS : la cellule ne remplace pas les secours, et personne n’y lit jour et nuit. Elle verra ceci avant tout le reste.
when-label = Quand ?
when-why = Aussi vaguement que vous voulez : « en mars », « depuis la rentrée », « je ne sais plus ».
dates-known = Si vous connaissez les dates
from-label = Premier jour
from-why = Seulement si vous le connaissez.
to-label = Dernier jour
to-why = Laissez vide si cela continue, ou si vous ne savez pas.
place-label = Où ?
place-why = Un bureau, une soirée, un déplacement, en ligne… Seulement si vous le souhaitez.

# 3. Le récit
words-title = Avec vos mots
words-lead = Écrivez comme cela vient, dans la langue que vous voulez. L’ordre et l’orthographe n’ont pas d’importance.
words-kept = Chaque fois que vous continuez, votre texte est gardé ici, le temps de votre visite. Après deux heures sans changer de page, il est oublié : si vous écrivez longtemps, continuez puis revenez.
narrative-label = Votre récit
narrative-why = Si vous ne savez pas par où commencer : que s’est-il passé ? qu’avez-vous ressenti ? y a-t-il eu des suites ? de quoi avez-vous besoin maintenant ? Jusqu’à 20 000 caractères, environ dix pages.

# 4. Les personnes
who-title = Les personnes
persons-label = Qui a fait cela ?
persons-why = Une fonction suffit : « mon responsable », « un étudiant de ma promotion ». Le nom, seulement si vous le souhaitez.
witnesses-label = Quelqu’un a-t-il vu, ou le sait-il ?
witnesses-why = Personne ne sera contacté sans que vous en ayez parlé avec la cellule.
conflict-label = Une personne chargée de recevoir, d’enquêter ou de décider est-elle mise en cause, ou proche de quelqu’un qui l’est ?
conflict-why = Si oui, dites plus bas de qui il s’agit : cette personne n’aura jamais accès à votre dossier.
link-label = Qui pourrait lire votre récit
link-why = Voici l’équipe. Une personne mise en cause, ou proche, ne pourra rien lire, maintenant ni plus tard. « Je préfère que non » est respecté tant qu’il reste { $minimum } personnes pour vous lire.
link-completed = Toute l’équipe de cet endroit est écartée : une autre lirait à sa place. Ses membres sont ajoutés à la liste, pour que vous puissiez aussi dire qui ne doit pas lire.
link-none = Peut lire
later-label = Qui pourrait intervenir plus tard
later-why = Si vous acceptez un jour que des faits soient transmis, ces personnes peuvent évaluer, enquêter ou décider. Une personne mise en cause, ou proche, en est tenue à l’écart dès maintenant.
later-none = Rien à signaler
link-empty = L’équipe ne peut pas être affichée pour le moment.

# 5. Souhaits
wishes-title = Ce que vous aimeriez
wishes-lead = Vous pourrez changer d’avis à tout moment. Ne rien choisir est aussi une réponse.
wishes-label = Pour la suite, je voudrais…
wishes-why = Pour ne rien faire qui aille contre vous. Même si vous demandez une transmission, la cellule vous montrera d’abord exactement ce qui partirait.

# 6. Relire
check-title = Relire avant d’envoyer
check-lead = Rien n’est encore parti. Voici tout ce que nous recevrions.
check-edit = Modifier
check-edit-part = Modifier : { $part }
part-you = Vous
part-what = Ce qui s’est passé
part-words = Avec vos mots
part-who = Les personnes
part-wishes = Ce que vous aimeriez
recap-standing = Vous racontez
recap-audience = Votre lien
recap-entity = Lieu
recap-entity-unsaid = Vous n’avez pas indiqué de lieu.
recap-kinds = Cela ressemble à
recap-repeated = Plusieurs fois
recap-ongoing = Cela continue
recap-danger = Quelqu’un est en danger en ce moment
recap-when = Quand
recap-from = Depuis le
recap-to = Jusqu’au
recap-place = Où
recap-narrative = Votre récit
recap-persons = Qui
recap-witnesses = Témoins
recap-conflict = Une personne qui reçoit, enquête ou décide est concernée
recap-links = Personnes écartées ou à éviter
recap-wishes = Vos souhaits
recap-nothing = Rien d’indiqué.
check-wishes-mixed = Vous avez choisi « Rien pour le moment » avec d’autres souhaits. Ce n’est pas un problème : la cellule vous demandera ce que vous préférez.
check-readers-title = Qui va lire
check-without-team = { $place } n’a pas sa propre équipe : celle-ci lit pour cet endroit.
check-readers = { $count ->
    [one] { $body } : une seule personne.
   *[other] { $body } : { $count } personnes.
}
check-kept = { $count ->
    [one] Une personne que vous préfériez éviter reste parmi elles, car l’équipe est trop petite. Si elle est mise en cause, ou proche, dites-le : elle sera écartée.
   *[other] { $count } personnes que vous préfériez éviter restent parmi elles, car l’équipe est trop petite. Si l’une est mise en cause, ou proche, dites-le : elle sera écartée.
}
check-unnamed = Vous avez dit qu’une personne chargée de recevoir, d’enquêter ou de décider est mise en cause, ou proche. Personne n’est marqué ainsi : toute l’équipe ci-dessous lira. Si l’une de ces personnes ne doit pas lire, dites-le avant d’envoyer.
check-unnamed-say = Dire qui ne doit pas lire
check-moved = Personne de l’équipe de cet endroit ne pourrait vous lire, ou toutes ces personnes sont écartées. C’est donc cette autre équipe qui lira. Si l’une des personnes ci-dessous ne doit pas lire non plus, dites-le avant d’envoyer.
check-nobody = Toutes les personnes qui pourraient lire sont écartées. Personne ne lirait : rien ne peut être envoyé d’ici. Ce que vous avez écrit est encore là.
check-nobody-again = Revoir qui ne doit pas lire
check-nobody-doors = D’autres personnes peuvent vous répondre, sans lien avec cette organisation : le Défenseur des droits, des associations, des lignes d’écoute.
check-means-title = Ce que veut dire envoyer
check-means = Votre récit est chiffré pour ces personnes et pour vous, puis conservé. Il ne pourra plus être modifié, mais vous pourrez toujours écrire la suite. Une personne vous répondra au plus tard le { $day }. Envoyer n’est pas porter plainte, et n’autorise à soi seul personne à transmettre vos mots.
check-send = Envoyer
check-closed = Personne ne peut recevoir de récit pour cet endroit en ce moment. Ce que vous avez écrit est encore là : changez de lieu à la première étape, ou copiez votre texte.

# 7. Le code
code-title = C’est envoyé. Voici votre code
code-lead = Merci d’avoir écrit. Ce code est le seul moyen de lire la réponse : nous ne pourrons pas vous le redonner. Prenez le temps de le noter.
code-keep-title = Pour le garder
code-keep-paper = Notez-le sur un papier que vous seul ou vous seule trouverez. Dans ce code, un rond est toujours le chiffre zéro, et un trait toujours le chiffre un ; la lettre U n’y est jamais.
code-keep-vault = Ou gardez-le dans un gestionnaire de mots de passe, sous un nom qui ne dit rien.
code-keep-not = Évitez la messagerie du travail et les photos qui se copient d’un appareil à l’autre.
code-keep-share = Qui a ce code peut lire votre dossier et écrire à votre place. Ne le donnez à personne, pas même à la cellule.
code-named = Vous avez donné votre nom : si ce code se perd, deux membres de la cellule pourront, après avoir vérifié que c’est bien vous, vous en donner un autre.
code-date = Revenez à partir du { $day }. D’ici là, une personne vous aura répondu.
code-date-none = Revenez dans quelques jours.
code-earlier-title = Et le code de votre envoi précédent
code-earlier = Vous n’aviez pas encore dit l’avoir noté. Il ouvre un autre dossier : notez les deux.
code-keep-until = Cette page reste ouverte jusqu’à ce que vous disiez avoir noté le code, et pas plus de deux heures sans activité.
code-leave = Si vous quittez avant de l’avoir noté, ce code est perdu. Il faudrait alors écrire de nouveau, en le disant.
code-leave-named = Si vous quittez avant de l’avoir noté, ce code est perdu : il faudrait alors que deux membres de la cellule vérifient que c’est bien vous, pour vous en donner un autre.
code-reference = Si vous appelez la cellule, vous pouvez donner cette référence, qui ne permet pas de lire : { $reference }
code-done = J’ai noté mon code, voir mon dossier

# Revenir
back-title = Revenir à mon dossier
back-lead = Écrivez le code reçu après l’envoi. Majuscules, minuscules, espaces et tirets ne comptent pas.
code-label = Votre code
code-why = Six groupes de quatre signes. Il n’y a ni I, ni L, ni O, ni U.
back-open = Ouvrir
back-lost-title = Si vous n’avez plus votre code
back-lost = Personne ne peut le retrouver : c’est ce qui protège votre dossier. Vous pouvez déposer un nouveau récit en le disant ; la cellule fera le lien avec vous.

# Suivi
follow-title = Votre dossier
follow-received = Reçu le { $day }
follow-stage = Où il en est
follow-next = Ce qui est promis
follow-promise = { $what }, au plus tard le { $day }.
follow-late = { $what } devait vous parvenir au plus tard le { $day }. Ce jour est passé.
follow-late-now = Vous n’y êtes pour rien. Vous pouvez écrire de nouveau ci-dessous, quelques mots suffisent. Et si vous préférez parler à quelqu’un dès maintenant, des personnes répondent au téléphone.
follow-late-talk = Parler à quelqu’un
follow-no-promise = Aucune date en attente. Vous pouvez écrire quand vous voulez.
follow-talk-title = Conversation
follow-you = Vous
follow-your-account = Votre récit, tel que vous l’avez envoyé
follow-silence = La réponse n’est pas encore arrivée. Vous n’avez rien d’autre à faire : revenez avec votre code, ou écrivez encore si vous le souhaitez.
follow-taken-off = a écarté quelqu’un de votre dossier, qui ne le lit plus depuis : { $who }
follow-admitted = a confié votre dossier à une autre personne, qui peut le lire depuis : { $who }
text-label = Écrire à la cellule
text-why = Une question, un fait nouveau, une correction, ou simplement de vos nouvelles. Seules les personnes ci-dessous pourront lire. Jusqu’à 20 000 caractères.
follow-danger-label = Danger
follow-danger = Quelqu’un est en danger en ce moment
follow-danger-said = Quelqu’un est en danger en ce moment. { $text }
follow-send = Envoyer ce message
follow-readers-title = Qui peut lire votre dossier
follow-readers-why = Ces personnes en ont la clé, et vous.
follow-code = Changer mon code
follow-code-why = Si quelqu’un a pu voir votre code.
follow-leave = Quitter et fermer mon dossier
follow-back = Retour à mon dossier
follow-reference = Référence : { $reference }

# Changer le code
change-title = Changer mon code
change-lead = Un nouveau code remplacera l’ancien, qui n’ouvrira plus rien. La conversation reste la même.
change-ready = Préparez de quoi noter le nouveau code.
change-do = Recevoir un nouveau code
change-cancel = Garder mon code actuel
changed-title = Voici votre nouveau code
changed-lead = L’ancien code n’ouvre plus rien. Prenez le temps de noter celui-ci : nous ne pourrons pas vous le redonner.
changed-done = J’ai noté mon nouveau code

# --- fichiers ---
files-title = Vos fichiers, si vous en avez
files-lead = Chaque fichier est chiffré dès qu’il arrive. Vous pouvez n’en joindre aucun, ou les joindre plus tard : votre récit suffit.
attach-title = Joindre des fichiers
attach-lead = Photographies, messages, documents, enregistrements : la cellule les lira, et vous les retrouverez ici.
check-files-title = Fichiers joints
check-files-none = Aucun fichier.
