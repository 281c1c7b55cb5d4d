# Le carnet : noter pour plus tard, sans rien envoyer.
door-memo = Noter pour plus tard
door-memo-hint = Un carnet que personne d’autre ne lit. Vous l’enverrez, en tout ou partie, ou jamais.
go-later = Garder pour plus tard
go-later-why = Ce que vous avez écrit va dans un carnet que vous seul ou vous seule pouvez rouvrir, avec un code. Rien n’est envoyé.

memo-first-title = Noter pour plus tard
memo-first-lead = Notez ce qui s’est passé, quand vous le pouvez. Rien n’est envoyé, et personne n’est prévenu.
memo-first-alone = Personne d’autre que vous n’a la clé : ni la cellule, ni l’administration technique, ni les clés de secours.
memo-first-code = Vous recevrez un code. Sans lui, le carnet ne s’ouvre plus : personne ne pourra vous le redonner.
memo-first-not = Un carnet n’est pas un signalement : aucun délai ne court, et personne ne vous répondra tant que vous n’envoyez rien. Certains droits s’éteignent avec le temps : en cas de doute, parlez-en à quelqu’un.
memo-until = Si personne n’y revient, ce carnet est effacé après le { $day }. Chaque visite avec le code recompte ce délai.
memo-when-label = Quand est-ce arrivé ?
memo-when-why = Une date, un moment, ou rien. Le jour où vous écrivez est noté de toute façon.
memo-text-label = Votre note
memo-text-why = Ce qui a été dit ou fait, où, devant qui, ce que vous avez ressenti. Jusqu’à 20 000 caractères.
memo-keep = Garder cette note

memo-code-title = C’est gardé. Voici votre code
memo-code-lead = Rien n’a été envoyé. Ce code est le seul moyen de rouvrir votre carnet : nous ne pourrons pas vous le redonner. Prenez le temps de le noter.
memo-code-done = J’ai noté mon code, voir mon carnet

memo-title = Votre carnet
memo-lead = Personne d’autre que vous ne le lit. Rien de ce qui est ici n’est envoyé tant que vous ne l’avez pas choisi et relu.
memo-with-case = Une partie en a été envoyée. Le carnet reste à vous, et la cellule n’en a pas la clé ; il est gardé aussi longtemps que votre dossier.
memo-case = Voir mon dossier
memo-beside = Vous seul ou vous seule pouvez le lire ; la cellule n’en a pas la clé.
memo-left-title = Un récit gardé pour plus tard
memo-left = Vous l’avez laissé le { $moment }. Il n’est pas envoyé.
memo-left-go-on = Le reprendre où j’en étais
memo-left-throw = Jeter ce récit
memo-add-title = Ajouter une note
memo-files-title = Ajouter des fichiers au carnet
memo-files-lead = Photographies, messages, enregistrements : chacun est chiffré dès qu’il arrive, et vous seul ou vous seule en avez la clé.
memo-list-title = Vos notes, de la plus récente à la plus ancienne
memo-none = Aucune note pour le moment.
memo-happened = Arrivé : { $when }
memo-choose = Choisir pour un envoi
memo-choose-named = Choisir pour un envoi : { $moment }
memo-out = Retirer
memo-out-named = Retirer : { $moment }
memo-out-why = Ce que vous retirez n’est plus montré, mais reste chiffré dans le carnet jusqu’à ce que vous effaciez le carnet entier.
memo-draw-why = Pour envoyer : choisissez des notes et des fichiers. Ils seront recopiés dans le formulaire, que vous pourrez modifier et relire en entier avant d’envoyer quoi que ce soit.
memo-draw = Préparer un envoi avec ce que j’ai choisi
memo-back = Revenir au carnet
memo-leave = Quitter et fermer mon carnet

memo-erase-title = Effacer le carnet
memo-erase-lead = { $count ->
    [0] Le carnet est effacé maintenant, et son code n’ouvre plus rien.
    [one] Le carnet et ce qu’il contient (une note ou un fichier) sont effacés maintenant, et son code n’ouvre plus rien. Personne ne peut revenir en arrière.
   *[other] Le carnet et ce qu’il contient ({ $count } notes et fichiers) sont effacés maintenant, et son code n’ouvre plus rien. Personne ne peut revenir en arrière.
}
memo-erase-beside = { $count ->
    [0] Le carnet est effacé maintenant. Votre dossier, lui, reste, avec tout ce que vous avez envoyé.
    [one] Le carnet et ce qu’il contient (une note ou un fichier) sont effacés maintenant. Votre dossier, lui, reste, avec tout ce que vous avez envoyé.
   *[other] Le carnet et ce qu’il contient ({ $count } notes et fichiers) sont effacés maintenant. Votre dossier, lui, reste, avec tout ce que vous avez envoyé.
}
memo-erase-backups = Les sauvegardes du service en gardent une copie chiffrée jusqu’à ce qu’elles soient remplacées ; elle ne s’ouvre qu’avec votre code. Le journal garde qu’un carnet a été effacé, sans rien de son contenu.
memo-erase-back = Revenir sans rien effacer
copy-erase-title = Effacer ma copie
copy-erase-lead = Tout ce qui reste sous ce code est effacé maintenant : votre récit, les messages, les fichiers, le carnet, l’échange avec une personne tenue au secret. Votre code n’ouvre plus rien. Personne ne peut revenir en arrière.
copy-erase-backups = Les sauvegardes du service en gardent une copie chiffrée jusqu’à ce qu’elles soient remplacées ; elle ne s’ouvre qu’avec votre code. Le journal garde qu’elle a été effacée, sans rien de son contenu.
copy-erase-sure = Oui, tout effacer
memo-erase-sure = Oui, effacer mon carnet
memo-erase-do = Effacer maintenant

done-memo = Votre note est gardée. Rien n’est envoyé.
done-taken-out = C’est retiré.
done-thrown-away = Ce récit est jeté. Ses fichiers restent dans vos notes.
done-stowed = Vos fichiers sont gardés. Rien n’est envoyé.
done-erased = Le carnet est effacé.
done-erased-copy = Votre copie est effacée. Il ne reste rien sous ce code.
problem-nothing-chosen = Choisissez au moins une note ou un fichier.
problem-other-draft = Un autre récit est commencé ici, et n’est pas envoyé. Envoyez-le ou gardez-le pour plus tard d’abord.

act-keep = Écrit par la personne dans son carnet
act-erase = Carnet, ou copie d’un dossier retiré, effacé
ledger-keep = Vous avez écrit dans votre carnet
ledger-erase = Votre carnet a été effacé
stage-notebook = Un carnet : rien n’est envoyé
desk-stage-notebook = Carnet de la personne
deadline-notebook-term = L’effacement du carnet si personne n’y revient
desk-deadline-notebook-term = Terme du carnet
