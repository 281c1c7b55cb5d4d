# Une enquête ouverte : qui la conduit, ce qui lui est confié, ce qui l’alimente.

# Désigner.
appoint-title = Désigner qui enquête
appoint-why = Au moins deux personnes, extérieures au service concerné, sans lien avec les personnes en cause. Elles liront ce qui a été transmis ici et l’échange avec la personne. Vous ne lirez plus cet échange, ni rien de l’enquête.
appoint-nobody = Personne ne peut être désigné : aucune autre personne n’enquête pour cette entité, ou toutes sont déjà désignées, ou écartées. Voyez avec la coordination.
appoint-who = Qui enquête
appoint-who-why = Qui a écouté la personne, qui évalue ce dossier et qui en est écarté ne figure pas ici.
appoint-mission = La mission
appoint-mission-why = Ce sur quoi porte l’enquête, les personnes et la période concernées, les pouvoirs donnés, la personne à qui le rapport sera remis. Faits allégués, personne mise en cause : rien n’est établi. Jusqu’à 20 000 caractères.
appoint-limit = Rapport attendu le
appoint-limit-why = Une enquête se conduit en quelques mois : dites pour quel jour.
appoint-send = Désigner et confier la mission
appoint-beside = Ou joindre à une enquête qui existe
appoint-other = Référence de l’autre dossier transmis
appoint-other-why = Le dossier I-… dont l’enquête est déjà ouverte. Les mêmes personnes liront celui-ci. Aucune des personnes qui ont parlé n’apprend que l’autre existe.
appoint-join = Joindre à la même enquête
inquiry-appointed = L’enquête
inquiry-appointed-as = Confiée sous la référence { $reference }.
inquiry-appointed-open = Ouvrir l’enquête
done-appoint = C’est fait : les personnes désignées ont la mission et ce qui a été transmis.
problem-already-appointed = Des personnes sont déjà désignées pour ce dossier.
problem-two-inquirers = Désignez au moins deux personnes.
problem-has-listened = Une personne qui a écouté n’enquête pas et ne décide pas sur la même situation.
problem-limit-past = Indiquez un jour à venir.
problem-no-inquiry-there = Ce dossier ne vous est pas ouvert, relève d’une autre entité, ou aucune enquête n’y est confiée.

# Conduire.
investigation-nav = Enquêtes
investigation-list-title = Les enquêtes que vous conduisez
investigation-list-why = Vous ne voyez que celles pour lesquelles vous avez été désigné ou désignée.
investigation-list-none = Aucune enquête ne vous est confiée.
investigation-today = Les enquêtes que vous conduisez
investigation-mission = La mission
investigation-since = Confiée le
investigation-inquirers = Qui la conduit
investigation-inquirers-why = Ces personnes lisent tout ce qui est ici ; en dernier recours, les clés de secours s’il y en a. La personne qui a désigné, la cellule et la hiérarchie n’en ont pas la clé.
investigation-declared = Sans lien, déclaré le { $day }
investigation-undeclared = N’a pas encore déclaré
investigation-declare = Déclarer que vous êtes sans lien
investigation-declare-why = Vous pouvez déjà lire ce qui a été transmis, pour savoir si vous connaissez quelqu’un ; rien ne s’écrit dans l’enquête avant. Votre déclaration est datée et signée. Les autres personnes qui enquêtent la verront, et le rapport dira votre nom, votre fonction et ce jour.
investigation-statement = Je déclare n’avoir de lien familial, amical, hiérarchique ni d’intérêt avec aucune des personnes concernées, et ne dire à personne ce que j’apprendrai ici hors de ce que l’enquête demande.
investigation-declare-send = Déclarer et commencer
investigation-tie = Vous avez un lien, même ancien, ou un doute ? Ne déclarez pas, et ne lisez rien de plus : retirez-vous.
investigation-two-needed = Votre déclaration est enregistrée. L’enquête commence quand deux personnes ont déclaré.
investigation-feeding = Ce qui alimente l’enquête
investigation-feeding-why = Un dossier par personne dont les mots ont été transmis, avec son accord ou, pour une raison grave, sous la signature de deux membres. Aucune n’apprend que l’autre existe.
investigation-take-in = Joindre ce dossier à l’enquête
investigation-take-in-why = Il figurera parmi ceux qui alimentent l’enquête. Les personnes qui enquêtent le lisent déjà : personne d’autre ne le lira pour autant, et la personne n’apprend rien des autres. Celui par lequel l’enquête a commencé y est déjà.
done-declare = Votre déclaration est enregistrée.
done-take-in = Le dossier est joint à l’enquête.
problem-not-declared = Déclarez d’abord que vous êtes sans lien avec les personnes concernées.
problem-two-needed = L’enquête commence quand deux personnes ont déclaré être sans lien.
problem-already-declared = Vous l’avez déjà déclaré.
problem-another-inquiry = Ce dossier n’a pas été confié à cette enquête.
problem-already-there = Ce dossier y est déjà.

stage-investigation = L’enquête est en cours
desk-stage-investigation = Enquête en cours
act-appoint = A désigné qui enquête
act-entrust = Une enquête est confiée
act-declare = A déclaré être sans lien avec les personnes concernées
act-take-in = A joint un dossier à l’enquête
ledger-appoint = Une personne qui évalue a désigné celles qui enquêtent
ledger-entrust = Une enquête a été confiée
ledger-declare = Une personne qui enquête a déclaré être sans lien avec les personnes concernées
ledger-take-in = Un dossier a été joint à l’enquête

# Quelqu’un d’autre vient enquêter.
appoint-others = Désigner quelqu’un d’autre encore
appoint-others-why = Quelqu’un s’est retiré, ou a été écarté ? La personne que vous désignez lira ce qui a été transmis. Qui enquête déjà lui donne les clés du reste ; vous n’avez pas ces clés.
appoint-others-send = Désigner aussi
let-in-why = Une désignation attend : { $who }, qui n’a encore aucune clé de l’enquête. Cette personne lira tout : ce qui a été transmis, les échanges, les comptes rendus, les pièces. Les personnes dont les mots ont été transmis, et celles que vous entendez, la verront parmi celles qui lisent.
let-in-send = Lui donner les clés de toute l’enquête
let-in-title = Faire entrer une autre personne
let-in-who = Qui
let-in-give = Lui donner les clés de ce dossier
let-in-assesses = Cette personne lira tout ce qui a été transmis et tout l’échange avec la personne qui a signalé, qui verra son arrivée. Demandez d’abord à la cellule si elle ne l’a pas écartée depuis : ce dossier ne le sait pas. Faites-le avant une absence ou un départ : un dossier que personne d’autre ne lit serait perdu.
let-in-decides = Cette personne lira le rapport et toutes ses pièces. Demandez d’abord à la cellule si elle n’en a pas été écartée depuis : ce rapport ne le sait pas. Faites-le avant une absence ou un départ : un rapport que personne d’autre ne lit serait perdu.
problem-not-to-let-in = Cette personne ne peut pas entrer dans ce dossier : sa fonction ne le permet pas, elle en a été écartée, elle a déjà pris part à ce qui le précède, ou elle le lit déjà.
done-let-in-assesses = C’est fait : cette personne lit ce dossier et l’échange.
done-let-in-decides = C’est fait : cette personne lit le rapport et ses pièces.
done-let-in = C’est fait : cette personne lit l’enquête, ce qui l’alimente et ce qu’ont dit les personnes entendues. Elle déclare d’abord être sans lien.
problem-nobody-appointed = Choisissez au moins une personne.
problem-not-appointed = Cette personne n’a pas été désignée pour cette enquête, ou en lit déjà tout.
act-let-in = A donné les clés à une autre personne désignée
ledger-let-in = Une personne qui évalue ou enquête a donné les clés à une autre, désignée comme elle
investigation-declare-read = Lire ce qui a été transmis ({ $reference })
