# Ce que le journal des actes prouve, et à qui.

deposits-title = Vos envois, tels que vous les avez faits
deposits-why = Chaque envoi est scellé et signé avec votre code. En ouvrant cette page, nous avons vérifié les signatures et les empreintes : rien n’a été changé, rien n’a été retiré entre deux envois. Le journal du service garde l’empreinte de chaque envoi ou celle d’un envoi qui le suit et contient la sienne, jamais vos mots. Vous n’avez rien à en faire ; elles servent si un jour quelqu’un en doute.
deposit-report = Votre récit, { $at }
deposit-message = Votre message, { $at }
deposit-file = Votre fichier « { $name } », { $at }
deposit-digest = Empreinte de l’envoi scellé (ce n’est pas celle du fichier d’origine)
deposit-entry = Entrée du journal
deposit-waiting = Pas encore au journal : les envois y entrent la nuit, mêlés à d’autres, pour que l’heure ne dise rien de vous.
deposit-missing = Cet envoi est bien ici, mais le journal devrait l’avoir inscrit et ne l’a pas. Dites-le à la cellule, ou à une personne de confiance.

head-title = Pour vérifier plus tard
head-why = Vous n’avez rien à en faire. Votre envoi entrera cette nuit dans le journal du service. Si vous gardez cette ligne, une personne chargée du contrôle pourra vérifier avec elle que rien n’a été retiré de ce que le journal contenait déjà. Elle ne permet ni de lire, ni de vous reconnaître.
head-day = Le journal des actes, tel qu’il était à la fin du { $day }

witness-title = Le journal des actes
witness-why = Notez cette ligne ailleurs de temps en temps, ou imprimez cette page : avec elle, un journal raccourci ou réécrit se voit, même si la base et les sauvegardes ont été changées.
witness-key = Clé de l’installation
witness-none = Le journal n’a encore aucun jour accompli : revenez demain.
witness-cut = Le journal des actes n’est plus celui que vous aviez vu
witness-cut-why = Des actes y ont été retirés ou réécrits depuis votre dernière venue. Prévenez dès maintenant la personne chargée du contrôle et l’administration technique. Ce que vous lisez ici reste vérifié, mais ce qui manque ne peut pas l’être.

trace-title = Ce qui a été fait de votre dossier
trace-lead = Chaque ligne vient du journal du service, que personne ne peut réécrire sans que cela se voie. Vous y voyez qui a ouvert votre dossier, par sa fonction, quel jour, et ce qui a été fait.
trace-dates = Ce qui vous a été promis
trace-kept = C’est fait, le { $day }.
trace-kept-late = Fait en retard, le { $day }.
trace-silent = Ce jour est passé sans décision notée : la demande est considérée comme refusée.
trace-missed = Ce jour est passé, et ce n’est pas fait.
trace-awaited = Le jour n’est pas encore passé.
trace-open-of = Ce qui a été transmis a été ouvert ({ $reference })
trace-of = { $what } ({ $reference })
trace-acts = Ce qui a été fait, jour par jour
trace-none = Rien encore.
trace-night = Ce que vous faites vous-même y entre la nuit suivante, pour que l’heure ne dise rien de vous.
trace-link = Voir ce qui a été fait, et par qui
