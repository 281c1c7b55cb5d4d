# Ce que disent toutes les pages.
quit = Quitter vite
skip = Aller au contenu
other-language = English
foot-danger = Ce service ne répond pas aux urgences. En cas de danger :
foot-danger-link = Je suis en danger, ou cela vient d’arriver
foot-help-link = Parler à quelqu’un
foot-understand-link = Comprendre et être aidé
foot-home-link = Accueil
list-then = { " ; " }
faults-title = Il reste quelque chose à corriger

error-kept = Ce que vous aviez écrit
error-kept-why = Rien n’est perdu : sélectionnez ce texte et copiez-le avant de quitter cette page.
error-kept-text = Votre texte
error-home = Revenir à l’accueil
error-operation = Si vous nous en parlez, ce numéro suffit à retrouver l’incident. Il ne dit rien de vous : { $operation }

error-title-not-found = Cette page n’existe pas
error-what-not-found = L’adresse est peut-être incomplète, ou la page n’est plus là.
error-next-not-found = Vous n’avez rien fait de mal. Repartez de l’accueil.

error-title-refused = Ce formulaire n’a pas été accepté
error-what-refused = Nous n’avons pas pu vérifier qu’il venait bien de l’une de nos pages. Rien n’a été envoyé.
error-next-refused = Revenez à la page précédente, rechargez-la, puis recommencez. Si vous aviez ouvert un lien reçu d’ailleurs, fermez-le.

error-title-too-large = C’est trop long pour être envoyé en une fois
error-what-too-large = Rien n’a été envoyé.
error-next-too-large = Avec le bouton « Précédent » de votre navigateur, votre texte devrait être encore là. Raccourcissez-le : vous pourrez écrire la suite après l’envoi, autant de fois que nécessaire.

error-title-unsupported = Ce formulaire ne peut pas être lu
error-what-unsupported = Il a été envoyé sous une forme que nous ne connaissons pas. Rien n’a été enregistré.
error-next-unsupported = Revenez à la page précédente et utilisez les boutons de la page.

error-title-unreadable = Ce formulaire ne peut pas être lu
error-what-unreadable = Une partie de ce qui a été envoyé n’est pas lisible. Rien n’a été enregistré.
error-next-unreadable = Revenez à la page précédente avec le bouton de votre navigateur, puis recommencez.

error-title-ended = Votre session est terminée
error-what-ended = Après deux heures sans activité, et au plus tard au bout d’une journée, nous oublions tout ce qui n’a pas été envoyé, pour que personne ne le trouve à votre place.
error-next-ended = Ce qui avait déjà été envoyé n’est pas perdu : revenez avec votre code. Vous pouvez aussi recommencer depuis l’accueil.
error-lost-what = Ce texte n’est pas parti. Le voici : copiez-le.
error-lost-why = Après deux heures sans activité, et au plus tard au bout d’une journée, ce qui est ouvert ici se ferme, pour que personne ne le trouve à votre place.
error-come-back = Revenir avec mon code

error-title-left = Rien n’est ouvert ici
error-what-left = Vous avez peut-être choisi « Quitter vite », ou ouvert directement cette adresse. Aucun récit, aucun dossier n’est ouvert dans ce navigateur.
error-next-left = Ce qui a été envoyé n’est pas perdu : revenez avec votre code. Ce qui ne l’était pas a été oublié.

error-title-sent = Ce récit n’est plus ouvert
error-what-sent = Il est sans doute déjà envoyé, ou gardé pour plus tard, d’ici ou d’une autre fenêtre. Rien n’y a été ajouté depuis.
error-next-sent = Vous pouvez écrire la suite depuis votre dossier. Si un texte vous est rendu ci-dessous, copiez-le d’abord.
error-sent-see = Voir mon code, ou mon dossier

error-title-conflict = Quelque chose a changé en même temps
error-what-conflict = Une autre personne, ou une autre fenêtre, a modifié la même chose. Votre envoi n’a pas été pris en compte.
error-next-conflict = Rechargez la page pour voir ce qui a changé, puis recommencez.
error-title-withdrawn = Ce dossier ne reçoit plus rien
error-what-withdrawn = Ce que vous venez d’envoyer n’est pas parti : ce dossier a été retiré, d’ici ou d’une autre fenêtre, ou effacé au terme de sa durée de conservation.
error-next-withdrawn = Votre dossier dit ce qu’il en reste et, s’il a été retiré, jusqu’à quel jour vous pouvez revenir sur ce choix. Si un texte vous est rendu ci-dessous, copiez-le d’abord.
error-withdrawn-see = Voir mon dossier

error-title-closed = Le service ne peut rien recevoir pour le moment
error-what-closed = Personne ne pourrait lire ce que vous écririez. Nous préférons le dire plutôt que de le laisser sans réponse.
error-next-closed = Réessayez plus tard. Dès maintenant, des personnes peuvent vous répondre au téléphone : voyez « Parler à quelqu’un ».

error-title-slow = Cela prend trop de temps
error-what-slow = Le service n’a pas répondu à temps. Nous ne savons pas si votre envoi est arrivé.
error-next-slow = Attendez un instant, puis revenez à la page précédente et recommencez : un envoi fait deux fois ne compte qu’une fois.

error-title-altered = Ce qui était gardé ici a été modifié
error-what-altered = Le service vérifie tout ce qu’il montre. Ce qu’il vient de lire ne correspond plus à ce qui avait été écrit : il ne vous en montre rien. Ce n’est pas de votre fait.
error-next-altered = Prévenez la cellule d’écoute par un autre moyen, avec le numéro ci-dessous. Si vous avez besoin d’aide maintenant, les numéros de « Parler à quelqu’un » répondent.
error-title-internal = Le service a rencontré un problème
error-what-internal = Ce n’est pas de votre fait.
error-next-internal = Attendez un instant, puis revenez à la page précédente et recommencez. Un envoi fait deux fois ne compte qu’une fois.
