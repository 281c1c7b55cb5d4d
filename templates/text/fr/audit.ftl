# Le journal des actes, pour qui contrôle : ce qui a été fait, et s’il est entier.

audit-nav = Journal
audit-what = Chaque acte, du plus récent au plus ancien : le jour, ce qui a été fait, par qui, sur quel dossier. Aucun mot des dossiers, aucun nom de qui écrit, aucune heure.
audit-export = Télécharger une copie du journal
audit-export-why = Le fichier est celui que donne « recueil audit export ». Il se vérifie ailleurs, sans cette installation, avec sa clé et une tête gardée. Il porte les identifiants des membres : gardez-le comme le journal lui-même.
audit-month = Mois
audit-month-why = L’année et le mois, par exemple 2026-11. Vide : tous les mois.
audit-act = Acte
audit-act-why = Un seul acte, ou tous.
audit-number = Entrée
audit-day = Jour
audit-who = Par qui
audit-about = Sur quoi
audit-about-none = Aucun dossier
audit-person = Une personne, avec son code
audit-service = Le service lui-même
audit-member = { $name } ({ $role })
audit-altered = Cette entrée n’est pas celle que le service a écrite.
audit-older = Actes plus anciens
audit-none-narrowed = Aucun acte ne répond à ce choix.
audit-night = Les actes des personnes entrent au journal la nuit, mêlés entre eux : leur ordre et leur heure ne disent rien. Ce qu’un membre lit d’un dossier compte une fois par jour.
verify-title = Vérifier le journal et le registre des membres
verify-what = Le service relit chaque acte depuis le premier : sa signature, sa place, l’acte qui le précède. Il relit de même chaque déclaration du registre des membres. Cela prend quelques secondes.
verify-given = Une tête gardée ailleurs (facultatif)
verify-given-why = La ligne imprimée ou notée auparavant : un numéro, deux points, 64 signes ; ou ces 64 signes seuls, comme les ont les personnes qui ont écrit.
verify-send = Vérifier maintenant
verify-proves = Une chaîne entière prouve ce qui précède une tête gardée ailleurs. Seule une telle tête montre que rien n’a été retiré à la fin, ou réécrit d’un bout à l’autre.
verify-found = Ce qui a été vérifié
verify-empty = Le journal ne contient encore aucun acte.
verify-whole = { $count ->
    [one] Le journal est entier : un acte, du { $from }.
   *[other] Le journal est entier : { $count } actes, du { $from } au { $until }. Chacun est signé par l’installation et tient à celui qui le précède.
}
verify-broken = Le journal ne se vérifie pas à partir de l’entrée { $number } : elle a été modifiée, déplacée ou retirée, ou elle n’a pas été écrite par cette installation. Ce qui la précède se vérifie.
verify-forked = L’entrée { $number } n’est pas celle dont cette machine se souvient : le journal a été réécrit.
verify-shortened = Le journal s’arrête avant l’entrée { $number }, dont cette machine se souvient : des actes ont été retirés à la fin.
verify-memory = Ce que cette machine a retenu de la tête du journal (le fichier journal-head de son dossier d’état) ne se lit plus : rien ne peut être affirmé du journal.
verify-roster = { $count ->
    [one] Le registre des membres est entier : une déclaration.
   *[other] Le registre des membres est entier : { $count } déclarations, chacune signée par les personnes qui devaient la signer.
}
verify-roster-broken = Le registre des membres ne se vérifie pas : une déclaration a été modifiée, déplacée, ou n’est pas signée comme elle doit l’être.
verify-roster-shortened = Le registre des membres est plus court que ce dont cette machine se souvient : des déclarations ont été retirées.
verify-roster-forked = Le registre des membres n’est plus celui dont cette machine se souvient : il a été réécrit.
verify-roster-foreign = Le registre des membres n’est pas celui que l’organisation a fondé : son empreinte de fondation est une autre.
verify-held = La tête que vous avez donnée est bien au journal, à l’entrée { $number } : rien de ce qui la précède n’a changé.
verify-held-another = À l’entrée { $number }, le journal porte un autre acte que celui de la tête que vous avez donnée. Si vous l’avez bien recopiée, le journal a été réécrit.
verify-held-beyond = Le journal s’arrête avant l’entrée { $number } que vous avez donnée. Si vous l’avez bien recopiée, des actes ont été retirés.
verify-held-nowhere = Aucune entrée du journal n’a l’empreinte que vous avez donnée. Si vous l’avez bien recopiée, le journal a été réécrit.
verify-held-unknown = Le journal ne se vérifie pas jusqu’à la tête que vous avez donnée : rien ne peut en être dit.
verify-todo = Que faire
verify-todo-keep = Si vous avez donné une tête, relisez-la signe à signe avant tout. Puis ne faites rien corriger ni restaurer : imprimez cette page, et faites copier la base telle qu’elle est.
verify-todo-tell = Prévenez dès maintenant la personne responsable du traitement et l’administration technique. Voyez si c’est une violation de données personnelles : elle se notifie à la CNIL dans les 72 heures (RGPD, article 33).
verify-todo-compare = Comparez avec les sauvegardes, avec les copies du journal et avec les têtes gardées ailleurs : elles disent jusqu’où le journal est resté le même.
heads-title = Têtes du journal et du registre
heads-why = Imprimez cette page, ou recopiez-la, et gardez-la hors de cette installation. La tête d’un jour dépend de tous les actes qui la précèdent : un journal raccourci ou réécrit, même avec ses sauvegardes, ne la retrouve plus.
heads-day = Telles qu’elles sont le { $day }
heads-journal = Tête du journal des actes
heads-roster = Tête du registre des membres
heads-founding = Empreinte de fondation du registre
heads-how = Faites-le à jour fixe, par exemple le premier jour de chaque mois, et gardez plusieurs têtes : chacune se donne telle quelle à la page de vérification, des années plus tard.
heads-safe = Ces lignes ne permettent de lire aucun dossier, ni de reconnaître qui que ce soit.
act-audit = A consulté ou vérifié le journal
ledger-audit = Le journal a été consulté
problem-audit-month = Écrivez l’année et le mois, par exemple 2026-11.
problem-audit-head = Cette ligne n’est pas une tête : un numéro, deux points, 64 signes de 0 à 9 et de a à f ; ou ces 64 signes seuls.
