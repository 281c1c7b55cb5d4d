# Les mesures : demandées en une ligne, prises ou refusées avec des raisons, revues, terminées.

measure-nav = Mesures
measure-list-title = Les mesures qui vous sont demandées
measure-list-why = Chaque dossier commence par une ligne, que la personne a acceptée et signée. Vous ne voyez rien d’autre de son dossier : les faits ne sont pas nécessaires pour protéger ou pour accompagner.
measure-list-none = Aucune mesure ne vous a été demandée.
measure-today = Mesures à décider
measure-today-late = Mesures à revoir
measure-today-answered = La personne a écrit au sujet d’une mesure

measure-ask-title = Proposer une mesure à la personne
measure-ask-lead = La personne lit votre proposition, la change si elle veut, et l’accepte ou non. Rien ne part sans son accord. Qui reçoit la demande ne lit que cette ligne.
measure-ask-to = À qui la demander, et pour quoi
measure-ask-to-why = Protéger ou accompagner n’attend pas une enquête, et n’en ouvre aucune. Une médiation n’est jamais proposée pour des violences ou des faits à caractère sexuel.
measure-ask-text = La mesure, en une ligne
measure-ask-text-why = Ce qui est demandé, sans les faits : « ne plus partager le bureau 204 », « un logement pour ce soir ». Éloigner concerne d’abord la personne mise en cause. 500 caractères au plus.
measure-ask-name-why = Une mesure prise pour quelqu’un demande presque toujours un nom. La personne peut le retirer.
problem-missing-measure = Choisissez à qui demander la mesure, et pour quoi.
problem-measure-one-line = Une ligne suffit pour une mesure : ce qui est demandé, sans les faits ni les fichiers. 500 caractères au plus.

measure-then = Un dossier à part commence, sous une autre référence. La cellule n’en a pas la clé : elle voit où il en est, et à quelles dates. La personne voit aussitôt, dans son espace, ce qui est parti et à qui ; elle peut y écrire.
measure-choose = Qui doit la recevoir
measure-choose-why = Le moins de personnes possible : seulement celles qui peuvent prendre cette mesure.
measure-nobody = Personne ne peut la recevoir : aucune personne n’est chargée de mesures ici, ou toutes sont écartées de ce dossier. Voyez avec la coordination.

measure-do-taken = Prendre la mesure
measure-do-refused = Ne pas la prendre
measure-do-kept = Revoir la mesure : elle continue
measure-do-ended = Mettre fin à la mesure
measure-lead-taken = La personne lit ceci tel que vous l’écrivez. La cellule voit que la mesure est prise, non ce que vous en dites.
measure-lead-refused = La personne lit vos raisons telles que vous les écrivez. Dites ce qui empêche, ce qui reste possible, et à qui s’adresser.
measure-lead-kept = Dites ce que vous avez vérifié avec la personne, et le jour où vous regarderez de nouveau.
measure-lead-ended = Une mesure dure le temps strictement nécessaire. Demandez d’abord à la personne si elle en a encore besoin.
measure-natures = Ce qui est fait
measure-natures-why = Une ou plusieurs réponses.
measure-own = Si la personne change elle-même de lieu ou de place
measure-own-why = Ce n’est pas à elle de partir : seulement si elle le demande.
measure-own-asked = Elle l’a demandé elle-même
measure-since = À partir du { $day }
measure-from = Depuis quel jour
measure-from-why = Le jour où la mesure commence.
measure-review = À revoir au plus tard le
measure-review-why = Une mesure que personne ne revoit s’oublie. Au plus tard le { $day }.
measure-again = À revoir au plus tard le { $day }
measure-words-taken = Ce qui est fait, exactement
measure-words-refused = Pourquoi, et ce qui reste possible
measure-words-kept = Ce qui a été revu
measure-words-ended = Pourquoi elle prend fin
measure-words-why = La personne le lira en revenant avec son code. La cellule ne le lira pas. N’écrivez rien des faits.
problem-no-measure-nature = Dites ce qui est fait.
problem-move-not-asked = La personne ne part que si elle l’a demandé : cochez-le si c’est le cas, ou choisissez autre chose.
problem-measure-from = Dites depuis quel jour, au plus tard trois mois après aujourd’hui.
problem-measure-review-day = Choisissez un jour après aujourd’hui, et au plus tard celui qui est indiqué.
problem-no-measure-words = Écrivez ce que la personne lira.
measure-readers-why = Les personnes choisies pour prendre cette mesure, moins celles qui sont écartées ; et, en dernier recours, les clés de secours s’il y en a. La cellule d’écoute n’en a pas la clé.

nature-moved-away = La personne mise en cause travaille, étudie ou loge ailleurs, sans que rien soit établi
nature-no-contact = La personne mise en cause ne doit pas prendre contact
nature-premises = L’accès à un lieu lui est fermé
nature-supervision = Quelqu’un d’autre encadre, dirige ou note
nature-accompanied = Quelqu’un accompagne la personne : sur son chemin, à un rendez-vous, pour une plainte
nature-distance = Travail ou cours à distance
nature-hours = D’autres horaires
nature-own-move = La personne change de lieu ou de place, à sa demande
nature-housing = Un logement
nature-psychological = Un soutien psychologique
nature-medical = La médecine du travail ou de prévention
nature-social = Le service social
nature-legal = Un conseil juridique
nature-at-home = Le parcours pour les victimes de violences au sein du couple
nature-absences = Les absences sont justifiées
nature-examinations = Des examens à un autre moment ou dans un autre lieu
nature-groups = Un autre groupe, un autre projet ou un autre stage

measured-taken = La mesure est prise
measured-refused = La mesure n’est pas prise
measured-kept = La mesure continue
measured-ended = La mesure prend fin
done-take-measure = La mesure est prise. La personne le lit dans son espace.
done-refuse-measure = C’est enregistré. La personne lit pourquoi la mesure n’est pas prise.
done-keep-measure = C’est enregistré : la mesure continue, et la personne le lit.
done-end-measure = La mesure a pris fin. La personne le lit dans son espace.

own-measure-taken-back = Vous avez retiré cet accord : les personnes chargées de la mesure en sont averties, et votre ligne ne leur est plus montrée. Une mesure déjà prise continue jusqu’à ce qu’elles y mettent fin.
own-measure-refused = Vous pouvez répondre ici, en reparler avec la cellule, ou contester : les délais sont dans les fiches, et quelqu’un d’extérieur peut vous aider.

stage-measure-asked = Demandée : la mesure n’est pas encore décidée
stage-measure-taken = La mesure est en place
stage-measure-refused = La mesure demandée n’a pas été prise
stage-measure-ended = La mesure est terminée
desk-stage-measure-asked = Mesure demandée
desk-stage-measure-taken = Mesure en place
desk-stage-measure-refused = Mesure refusée
desk-stage-measure-ended = Mesure terminée

deadline-protective-measure = Une mesure de protection, prise ou refusée avec des raisons
deadline-measure = Une réponse à la mesure demandée
deadline-measure-review = La mesure est revue
desk-deadline-protective-measure = Protéger, ou dire pourquoi non
desk-deadline-measure = Décider de la mesure
desk-deadline-measure-review = Revoir la mesure

act-request-measure = A reçu la demande d’une mesure
act-take-measure = A pris une mesure
act-refuse-measure = A refusé une mesure
act-keep-measure = A revu une mesure
act-end-measure = A mis fin à une mesure
ledger-request-measure = Une mesure a été demandée, dans un dossier à part
ledger-take-measure = La mesure demandée a été prise
ledger-refuse-measure = La mesure demandée n’a pas été prise, avec des raisons
ledger-keep-measure = La mesure a été revue : elle continue
ledger-end-measure = La mesure s’est terminée
