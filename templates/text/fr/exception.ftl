# De ce qui est transmis sans l’accord de la personne : à deux, pour une raison qui lui est dite.

# Trois motifs, et aucun autre.
ground-danger = Danger grave et imminent
ground-why-danger = Quelqu’un risque d’être tué, blessé, agressé, de se faire du mal, et il faut agir maintenant.
ground-fragile = Personne mineure ou vulnérable
ground-why-fragile = Une personne de moins de dix-huit ans, ou qui ne peut pas se protéger à cause de son âge, de sa santé, d’un handicap, d’une grossesse.
ground-duty = Obligation légale
ground-why-duty = Un texte oblige qui le sait à agir ou à avertir. Nommez-le dans la raison.

# La coordination propose.
without-title = Transmettre sans l’accord de la personne
without-link = Transmettre sans son accord
without-only = Seulement en cas de danger grave et imminent, pour une personne mineure ou vulnérable, ou si la loi y oblige.
without-numbers = Quelqu’un est en danger maintenant ? Appelez d’abord le 17 ou le 112, ou écrivez au 114 par SMS. Ceci vient après.
without-lead = Demandez d’abord son accord à la personne, si cela peut attendre. Sans lui, trois motifs sont admis, et aucun autre. La personne en est informée, avec vos raisons.
without-two = À deux
without-two-why = Vous préparez et vous signez. Une autre personne de la cellule, qui lit ce dossier, transmet exactement cela, ou refuse. Rien ne part avant. Voici qui peut le faire :
without-nobody-else = Personne d’autre ne lit ce dossier : rien ne peut partir. Faites-y entrer quelqu’un d’abord ; l’instance suppléante le peut.
without-never = Ce que la personne a confié à un professionnel tenu au secret, son carnet, ses coordonnées et les notes de la cellule ne partent jamais. Un dossier retiré par la personne ne peut pas être transmis : la cellule n’en a plus la clé.
without-ground = Motif
without-ground-why = Un seul, qui suffirait à lui seul.
without-reason = La raison
without-reason-why = La personne lira ces mots, et qui reçoit aussi. Dites ce qui menace, qui, et pourquoi cela ne peut pas attendre son accord.
without-text = Ce qui part
without-text-why = Le strict nécessaire pour agir. Ôtez le reste du récit ; n’ajoutez rien que la personne n’ait dit.
without-files-why = Un à un, et seulement s’il le faut.
without-name-why = Sans le moyen de la joindre. Un récit peut faire reconnaître la personne même sans son nom.
without-name-box = Son nom part avec
without-name-stays = Le nom de la personne ne part pas. Un récit peut la faire reconnaître.
without-telling = La personne est informée
without-telling-why = C’est la règle. Plus tard, seulement si l’informer mettait en péril des poursuites ou quelqu’un.
without-now = Aussitôt
without-later = Plus tard, pour la raison écrite plus bas
without-silence = Pourquoi elle n’est pas informée aussitôt
without-silence-why = Seulement si elle est informée plus tard. La cellule et qui reçoit lisent ces mots ; la personne reçoit une explication à part, le moment venu.
without-review = À revoir au plus tard le
without-review-why = Après aujourd’hui, et au plus tard le { $day }. Ce jour-là, elle est informée, ou quelqu’un d’autre reporte.
without-propose = Signer et demander à une autre personne
done-except = C’est signé, et rien n’est parti. Une autre personne doit maintenant transmettre ou refuser : prévenez-la.
problem-missing-ground = Choisissez un motif.
problem-missing-telling = Dites quand la personne est informée.
problem-no-ground-reason = Écrivez la raison : la personne la lira.
problem-no-silence-reason = Écrivez pourquoi la personne n’est pas informée aussitôt.
problem-review-day = Choisissez un jour après aujourd’hui, et pas plus tard que le dernier jour possible.
problem-review-day-past = Le jour choisi pour revoir cela est passé. Refusez, et demandez à la coordination de proposer de nouveau.
problem-name-not-known = La personne n’a pas donné de nom, ou l’a repris. Rien n’a été enregistré.
problem-exception-open = Une transmission sans accord est déjà en cours dans ce dossier : elle attend une réponse, ou la personne n’en est pas encore informée. Terminez-la d’abord.

# Une seconde personne répond.
without-confirm-title = Transmettre sans son accord, ou refuser
without-proposed = Proposé et signé par { $by }, le { $day }.
without-confirm-lead = Lisez tout. Si vous transmettez, ce qui suit part tel quel, et votre nom y est. Vous pouvez refuser : rien ne part alors.
without-then = Ce que la personne en saura
without-then-now = La personne le voit aussitôt dans son espace : ce qui est parti, à qui, sur quel motif, pour quelle raison, par qui, en termes de fonction. Elle peut écrire à qui l’évalue.
without-then-later = La personne n’en saura rien avant d’en être informée, et au plus tard le { $day } la question est revue. Qui reçoit ne peut pas lui écrire d’ici là. Si elle retire son dossier entre-temps, la cellule ne pourra plus l’en informer ici.
without-send = Transmettre sans son accord
without-object = Refuser
without-object-text = Pourquoi vous refusez
without-object-why = Un mot suffit. Il reste dans la cellule.
without-object-send = Refuser, rien ne part
without-not-you = Vous avez proposé : c’est à une autre personne de transmettre ou de refuser. Vous ne pouvez pas le faire vous-même, même sous une ancienne inscription.
without-none = Rien n’attend ici.
done-hand-over-without = C’est transmis. La personne le voit dans son espace.
done-hand-over-untold = C’est transmis. La personne n’en sait rien encore : un jour est fixé pour revoir cela.
done-object-to-exception = C’est refusé. Rien n’est parti.
problem-same-person = Il faut une autre personne que celle qui a signé avant vous.
problem-exception-answered = Cette proposition n’attend plus de réponse, ou a changé. Relisez ce qui est là maintenant.
problem-no-objection = Écrivez un mot : pourquoi rien ne doit partir ainsi.

# La personne est informée, ou ce jour est reporté.
without-tell-title = Informer la personne
without-since = Transmis sans son accord le { $day } : dossier { $reference }. La personne n’en sait rien.
without-tell = L’informer maintenant
without-tell-then = Elle lira dans son espace ce qui est parti, à qui, le motif, la raison, le jour, et vos mots. Qui a reçu pourra lui écrire.
without-tell-text = Pourquoi elle ne l’a pas su plus tôt
without-tell-why = La personne lira ces mots. Calmes, vrais, sans mettre quelqu’un en danger.
without-tell-send = Informer la personne
without-put-off = Reporter
without-put-off-text = Pourquoi pas encore
without-put-off-why = Ces mots restent dans la cellule.
without-put-off-send = Reporter
without-put-off-not-you = Vous avez décidé la dernière fois : un nouveau report demande quelqu’un d’autre. Vous pouvez informer la personne.
without-tell-none = La personne sait tout ce qui a été transmis.
done-tell = La personne est informée : elle le lira dans son espace.
done-put-off-telling = C’est reporté. Un nouveau jour est fixé.
problem-told-already = La personne est déjà informée, ou rien ne le demande.

# Sur la page d’un dossier, et aujourd’hui.
without-item = Sans accord
without-door-confirm = Transmettre, ou refuser
without-door-tell = Informer la personne, ou reporter
without-state-waiting = Attend une seconde personne. Rien n’est parti.
without-state-objected = Refusé : { $by }. Rien n’est parti.
without-state-untold = Transmis. La personne n’en sait rien ; à revoir au plus tard le { $day }.
without-state-told = Transmis. La personne le sait.
today-exceptions = Transmettre sans accord
today-second = une seconde personne doit transmettre ou refuser, au plus tard le { $day }
today-second-late = une seconde personne devait transmettre ou refuser le { $day }
today-telling = informer la personne, ou reporter, au plus tard le { $day }
today-telling-late = la personne devait être informée, ou cela reporté, le { $day }
deadline-second-member = La réponse d’une seconde personne
desk-deadline-second-member = Transmettre sans accord, ou refuser : une seconde personne
deadline-telling = Vous informer de ce qui a été transmis
desk-deadline-telling = Informer la personne de ce qui a été transmis

# Qui évalue.
inquiry-without = Transmis sans l’accord de la personne.
inquiry-without-verified = Deux personnes ont signé, l’une de la coordination et une autre : leurs signatures ont été vérifiées, et ceci est exactement ce qu’elles ont signé.
inquiry-untold = La personne n’est pas prévenue : ne lui écrivez pas. Une décision reste possible ; la personne en lira les raisons quand elle sera informée.
inquiry-told-since = La personne est informée depuis. Ce que vous écrirez maintenant lui ouvre cet échange, et ce qui y est déjà.
problem-not-told = La personne n’est pas prévenue : rien ne lui a été envoyé.

# La personne.
without-said = Transmis sans votre accord à { $to }, { $purpose }.
without-told-ground = Motif : { $ground }.
without-told-late = Cela est parti le { $day }. Voici pourquoi vous ne l’avez pas su alors :
without-your-name-went = Votre nom est parti avec, sans le moyen de vous joindre.
without-your-name-stayed = Votre nom n’est pas parti.
without-your-rights = Vous n’y êtes pour rien. La loi ne permet cela que dans peu de cas, et deux personnes en répondent. Vous pouvez demander à la cellule ce qu’il en est, ou en parler à quelqu’un d’extérieur.
trace-silence = Une seule chose peut ne pas être encore ici : ce qui aurait été transmis sans votre accord, quand vous le dire mettrait en péril des poursuites ou quelqu’un. Cela s’y ajoute, avec les jours, quand cela vous est dit.
own-inquiry-lead-without = Ce qui a été transmis est lu ici par d’autres personnes que la cellule, et par elles seules. Elles ne voient rien d’autre de votre dossier. La cellule ne lit pas ce que vous échangez ici.
own-inquiry-not-yet = Vous ne pouvez pas encore écrire ici. Cet échange s’ouvre quand les personnes qui évaluent vous écrivent. Si vous avez changé de code depuis la transmission, il ne s’ouvrira pas : passez par la cellule.

act-except = A proposé de transmettre sans l’accord de la personne
act-object-to-exception = A refusé de transmettre sans l’accord de la personne
act-hand-over-without = A transmis sans l’accord de la personne, qui en est informée
act-hand-over-untold = A transmis sans l’accord de la personne, qui en sera informée plus tard
act-put-off-telling = A reporté le jour d’informer la personne
act-tell = A informé la personne de ce qui a été transmis
ledger-except = Une transmission sans votre accord a été proposée
ledger-object-to-exception = Une transmission sans votre accord a été refusée
ledger-hand-over-without = Une transmission a été faite sans votre accord, et vous a été dite aussitôt
ledger-hand-over-untold = Une transmission a été faite sans votre accord, sans vous être dite alors
ledger-put-off-telling = Le jour de vous en informer a été reporté
ledger-tell = Ce qui avait été transmis sans votre accord vous a été dit
