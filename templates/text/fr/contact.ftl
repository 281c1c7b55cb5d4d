# Ce qui a été dit autrement que par le formulaire. Noter un contact, remettre un code.
act-record = Contact noté
ledger-record = La cellule a noté ce que vous lui avez dit, ou ce qu’on lui a dit pour vous
act-vouch = Identité attestée, le code étant perdu
ledger-vouch = Un membre a attesté votre identité, parce que votre code était perdu
act-renew-code = Nouveau code remis
ledger-renew-code = Un nouveau code vous a été remis, après le contrôle d’un second membre

channel-phone = Par téléphone
channel-in-person = De vive voix
channel-letter = Par lettre
channel-external-line = Par une ligne d’écoute externe
channel-occupational-medicine = Par la médecine du travail
channel-social-service = Par le service social
channel-union = Par un syndicat ou une représentation du personnel
channel-hierarchy = Par la hiérarchie

problem-missing-channel = Dites par quelle voie cela vous est parvenu.
problem-not-yet = Ce jour n’est pas encore venu.
problem-contact-empty = Écrivez quelques mots de ce qui vous a été dit, ou choisissez au moins une description des faits.

done-contact-forgotten = Rien n’a été gardé de ce que vous aviez écrit.
done-contact-given = C’est noté. Le code ne sera plus montré.

error-title-handed = Changez d’abord votre code
error-what-handed = Ce code vous a été remis par quelqu’un qui l’a vu. Avant de montrer quoi que ce soit, nous le remplaçons par un code que vous seul ou vous seule connaîtrez.
error-next-handed = Il suffit d’un geste : votre dossier s’ouvrira aussitôt après.

contact-nav = Noter un contact
contact-step = Étape { $number } sur 3
contact-back = Revenir à la page précédente
contact-unsaid = Non dit
contact-title = Noter un contact
contact-lead = Quelqu’un vous a parlé, ou écrit. Notez-le ici : son dossier naît comme tous les autres, et un code sera à lui remettre.
contact-origin-title = Comment cela vous est parvenu
contact-channel = Voie
contact-channel-why = Une seule. En cas de doute, celle du premier contact.
contact-received = Jour
contact-received-why = Le jour où la personne a parlé ou écrit, s’il n’est pas celui d’aujourd’hui.
contact-person = Nom de la personne
contact-person-why = Seulement si elle l’a donné et accepte qu’il soit écrit. Il pourra servir à lui remettre un nouveau code si elle perd le sien. La cellule et elle seules le liront.
contact-line = Ligne
contact-told-title = Ce qui a été dit
contact-told-why = Rien n’est obligatoire, sauf une description ou quelques mots. N’ajoutez rien que la personne n’ait dit.
contact-standing = La personne dit
contact-standing-why = Comme elle se présente, sans la reprendre.
contact-audience-why = Si elle l’a dit.
contact-entity-why = Elle décide qui lira. Sans réponse, c’est l’ensemble de l’organisation.
contact-kinds-why = Plusieurs réponses possibles. Ce choix n’engage personne : la cellule qualifie plus tard.
contact-repeated-why = Cela s’est-il reproduit ?
contact-ongoing-why = Est-ce que cela dure encore ?
contact-danger-why = D’après ce qui vous a été dit. Si oui, le 17 ou le 112 d’abord ; les autres membres le verront avant tout le reste.
contact-when-why = Avec ses mots : « depuis la rentrée ».
contact-dates-why = Si elle donne une date.
contact-place-why = Avec ses mots.
contact-narrative = Son récit
contact-narrative-why = Ses mots autant que possible. Ce que vous en pensez va dans une note, après : la personne lira ce que vous écrivez ici. Jusqu’à 20 000 caractères.
contact-go-on = Continuer
contact-who-title = Qui est nommé, qui ne doit pas lire
contact-persons-why = Fonction plutôt que nom, si la personne préfère.
contact-witnesses-why = Si elle en a parlé.
contact-conflict-why = Demandez-le toujours. Vous en faites partie : vous recevez.
contact-link = Qui ne doit pas lire ce dossier
contact-link-why = Lisez cette liste à la personne. « Mise en cause, ou proche » écarte aussitôt, pour toujours, vous y compris. « Je préfère que non » est suivi tant qu’il reste { $minimum } personnes pour lire.
contact-oneself = Vous
contact-wishes-why = Ce qu’elle souhaite, dit par elle. Ce n’est pas un accord : rien ne part avant qu’elle ne le donne elle-même.
contact-go-check = Relire
contact-check-title = Relisez, avec la personne si c’est possible
contact-check-lead = Rien n’est encore enregistré.
contact-change = Modifier
contact-change-told = Modifier ce qui a été dit
contact-readers-title = Qui lira
contact-readers = { $body } :
contact-nobody = Personne ne pourrait lire : toutes les personnes qui reçoivent sont écartées, ou absentes. Rien ne peut être enregistré ainsi.
contact-kept = { $count ->
    [one] Une personne que l’on préférait éviter lira quand même : sans elle, il n’y en aurait pas assez.
   *[other] { $count } personnes que l’on préférait éviter liront quand même : sans elles, il n’y en aurait pas assez.
  }
contact-not-mine = Vous ne pourrez pas ouvrir ce dossier une fois enregistré. C’est voulu : votre fonction ne couvre pas cette entité, ou vous en êtes écarté ou écartée.
contact-means-title = Ce que fait ce bouton
contact-means-signed = Ce que vous avez écrit est signé de vous : ce sont vos notes, pas les mots de la personne. Elle les lira et pourra les corriger.
contact-means-code = Un code vous sera montré une fois, à lui remettre. Il ne servira qu’à en recevoir un autre, que vous ne verrez pas.
contact-means-dates = Les délais de réponse courent dès aujourd’hui.
contact-record = Enregistrer
contact-forget = Ne rien garder
contact-code-title = Un code à remettre
contact-code-lead = Ce code ouvre votre dossier, à l’adresse du service, par « Revenir à mon dossier ».
contact-code-first = La première fois, il sera remplacé par un autre, que personne d’autre n’aura vu. Notez alors celui-là.
contact-code-reference = Référence, qui ne permet pas de lire : { $reference }
contact-code-date = Revenez à partir du { $day }. D’ici là, une personne aura répondu par écrit.
contact-code-hand-title = Comment le remettre
contact-code-hand = De la main à la main, imprimé ou recopié ; au téléphone, en l’épelant groupe par groupe.
contact-code-say = Dites à la personne de revenir avec, depuis un autre appareil que celui de l’employeur.
contact-code-not = Jamais par courriel, ni par SMS, ni par la messagerie du service, ni à une autre personne qu’elle.
contact-code-lost = Ne le gardez pas : tant qu’elle ne l’a pas remplacé, qui l’a peut le faire à sa place, et elle le verrait.
contact-code-once = Le code disparaîtra d’ici quand vous aurez quitté le bureau, ou dès que vous aurez choisi ce bouton.
contact-code-given = J’ai remis ce code
contact-item = noté par la cellule, visible par la personne
contact-item-code = code
contact-code-taken = La personne est revenue et a remplacé le code qui lui avait été remis. Elle seule connaît le nouveau.

handed-title = Changez d’abord votre code
handed-lead = Ce code vous a été remis par quelqu’un qui l’a vu. Avant de montrer quoi que ce soit, nous le remplaçons par un autre, que vous seul ou vous seule connaîtrez.
handed-why = L’ancien n’ouvrira plus rien, pour personne. Si on vous dit un jour que ce code est inconnu alors que vous ne l’avez jamais utilisé, quelqu’un l’a utilisé avant vous : dites-le à la cellule, ou à une personne extérieure.
handed-change = Changer mon code
handed-later = Plus tard : quitter sans rien changer

follow-recorded = { $channel } : ce qui a été noté pour vous
follow-recorded-on = { $channel }, le { $day } : ce qui a été noté pour vous
follow-code-taken = Vous avez remplacé le code qui vous avait été remis. L’ancien n’ouvre plus rien. Si ce n’était pas vous, dites-le ci-dessous.

# Un code perdu.
problem-anonymous = Cette personne n’a pas donné son nom : personne ne peut attester que c’est bien elle.
problem-already-vouched = Vous l’avez déjà attesté. C’est maintenant à une autre personne.
problem-not-vouched = Il manque l’attestation d’une autre personne, ou elle a plus de quatorze jours.
done-vouch = Votre attestation est enregistrée. Une autre personne de la cellule peut maintenant remettre un nouveau code.
lost-title = Code perdu
lost-anonymous = La personne n’a pas donné son nom : personne ne peut savoir que c’est elle, et son code ne peut pas être remplacé. Proposez-lui de déposer un nouveau récit en disant qu’elle avait déjà écrit, puis notez dans chacun des deux dossiers la référence de l’autre.
lost-first = Si la personne qui a donné son nom a perdu son code, deux membres vérifient son identité, séparément. Vous seriez le premier ou la première. Rien ne change tant qu’une autre personne ne l’a pas fait aussi. La personne lira ce que vous écrivez ici.
lost-wait = Une autre personne de la cellule doit vérifier à son tour, dans les quatorze jours. Tant qu’elle ne l’a pas fait, rien ne change.
lost-second = Vérifiez vous aussi, sans vous fier à la première attestation. Le nouveau code vous sera montré une fois ; l’ancien n’ouvrira plus rien dès ce moment. La personne lira ce que vous écrivez ici.
lost-how = Comment vous avez vérifié
lost-sure = J’ai vu la personne, ou une pièce, ou je l’ai rappelée à un numéro connu avant. L’adresse de contact seule ne suffit pas.
lost-not-sure = Il manque votre confirmation : cochez la case. Une adresse, à elle seule, ne prouve pas qui écrit.
lost-vouch = Attester
lost-renew = Attester, et remettre un nouveau code
contact-item-vouched = identité vérifiée, visible par la personne
contact-code-renewed = Un nouveau code a été remis, l’ancien étant perdu. Deux membres ont vérifié l’identité de la personne. L’ancien n’ouvre plus rien.
follow-vouched = A vérifié votre identité, parce que votre code était perdu : { $how }
follow-code-given = Un nouveau code vous a été remis, après le contrôle de deux membres. L’ancien n’ouvre plus rien. Si vous ne l’aviez pas demandé, dites-le à quelqu’un d’extérieur à la cellule.
follow-origin = Comment cela est arrivé à la cellule
follow-origin-day = Jour
follow-origin-person = Votre nom, tel qu’il a été noté
back-lost-named = Si vous avez donné votre nom à la cellule, appelez-la ou allez la voir : deux de ses membres vérifieront que c’est bien vous, puis vous en remettront un autre. Elle ne l’enverra jamais à une adresse.
follow-vouched-now = Le { $day }, une personne de la cellule a noté que votre code était perdu ; une autre peut maintenant en donner un nouveau, et le vôtre n’ouvrira plus rien. Si vous ne l’avez pas demandé, changez votre code tout de suite, ce qui annule cette démarche, et parlez-en à une personne extérieure.
