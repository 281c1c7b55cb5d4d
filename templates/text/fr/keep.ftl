# À garder : la carte, le rappel, le dossier entier.

keep-card = Enregistrer une carte à imprimer
keep-card-why = Au format d’une carte bancaire, avec cette adresse et votre code, sans autre mot. Qui la trouve peut lire votre dossier.
keep-card-file = carte.pdf
keep-reminder = Ajouter un rappel à mon agenda
keep-reminder-why = Un jour, et un titre qui ne dit rien : « { $title } ». Ni adresse, ni code. Un agenda se partage et se copie d’un appareil à l’autre : d’autres personnes verront peut-être ce rappel.
keep-reminder-title = Faire le point
keep-reminder-file = rappel.ics

take-link = Emporter une copie de mon dossier
take-link-why = Un document à garder ou à imprimer, et tous les fichiers.
take-title = Emporter une copie
take-lead = Tout ce que vous pouvez lire ici, pour le garder chez vous ou le montrer à une personne de votre choix : votre récit, la conversation, les dates, les personnes qui peuvent lire, les fichiers donnés et reçus.
take-before = Avant d’enregistrer
take-reads = La copie n’est pas chiffrée : qui tient le fichier ou la feuille peut tout lire, sans code.
take-where = Enregistrez-la sur un appareil que vous seul ou vous seule utilisez, ou sur une clé USB ; pas sur un ordinateur du travail, ni dans un dossier partagé ou copié en ligne.
take-traces = Le nom du fichier ne dit rien, mais il reste dans la liste des téléchargements de ce navigateur. Effacez-le aussi de la corbeille si vous le supprimez.
take-journal = Le journal retient qu’une copie a été faite ce jour-là, rien de plus. Votre dossier ne change pas.
take-all = { $count ->
    [0] Tout enregistrer
    [one] Tout enregistrer, avec le fichier joint ({ $size })
   *[other] Tout enregistrer, avec les { $count } fichiers joints ({ $size })
  }
take-all-why = Une archive ZIP. Si l’enregistrement s’interrompt, enregistrez les fichiers un par un depuis votre dossier.
take-paper = Enregistrer le document seul
take-paper-why = À lire sur tout appareil, à imprimer, à faire lire par un lecteur d’écran.
take-back = Revenir à mon dossier sans rien enregistrer

whole-name = document
whole-made = Copie faite le { $day }.
whole-careful = Ce document n’est pas chiffré : qui le tient peut le lire.
whole-undrawn = Certains signes ne peuvent pas être dessinés ici : un carré vide (□) les remplace. L’archive contient le même document sous forme de page, où ils sont tous.
whole-reference = Référence
whole-received = Reçu le
whole-body = Qui a reçu
whole-deposits = Chaque envoi est scellé et signé avec votre code. En faisant cette copie, nous avons vérifié les signatures et les empreintes : rien n’a été changé, rien n’a été retiré entre deux envois. Le journal du service garde l’empreinte de chaque envoi ou celle d’un envoi qui le suit et contient la sienne, jamais vos mots.
whole-file = Fichier joint
whole-digest = Empreinte SHA-256 du fichier tel qu’il a été donné
