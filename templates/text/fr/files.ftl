# Fichiers : types, données cachées, ce qu’il en est.

size-bytes = { $number } o
size-kilo = { $number } ko
size-mega = { $number } Mo
size-giga = { $number } Go
size-mark = ,

attached-unnamed = Fichier sans nom
attached-kind-jpeg = Photographie JPEG
attached-kind-png = Image PNG
attached-kind-webp = Image WebP
attached-kind-gif = Image GIF
attached-kind-heic = Photographie HEIC
attached-kind-pdf = Document PDF
attached-kind-docx = Document Word
attached-kind-xlsx = Classeur Excel
attached-kind-pptx = Présentation PowerPoint
attached-kind-odt = Document OpenDocument
attached-kind-ods = Classeur OpenDocument
attached-kind-odp = Présentation OpenDocument
attached-kind-mp4 = Vidéo MP4
attached-kind-quicktime = Vidéo QuickTime
attached-kind-m4a = Enregistrement M4A
attached-kind-mp3 = Enregistrement MP3
attached-kind-wav = Enregistrement WAV
attached-kind-ogg = Enregistrement Ogg
attached-kind-text = Texte
attached-kind-unknown = Fichier d’un autre type

attached-original = Gardé tel quel, données cachées comprises : c’est l’original.
attached-plain = Ce type de fichier n’a pas de données cachées.
attached-nothing-removed = Aucune donnée cachée n’a été trouvée.
attached-removed = Données cachées retirées : { $what }.
attached-stays = Ce qui reste, parce que ce type de fichier ne peut s’en passer : { $what }.
attached-impossible = Gardé tel quel : ses données cachées n’ont pas pu être retirées ({ $why }).

attached-removed-place = le lieu
attached-removed-device = l’appareil et ses réglages
attached-removed-properties = le titre, l’auteur, le logiciel
attached-removed-authors = les auteurs des commentaires et des modifications
attached-removed-dates = les dates
attached-removed-remark = une remarque écrite dans le fichier
attached-removed-thumbnail = une vignette
attached-removed-versions = les versions précédentes
attached-removed-workplace = l’imprimante, le modèle ou l’ordinateur
attached-removed-scripts = ce qui se serait exécuté à l’ouverture
attached-removed-colour-profile = le nom du profil de couleurs
attached-removed-timed-notes = une piste de positions ou de mouvements
attached-removed-loose-bytes = des données ajoutées après la fin
attached-removed-private = des blocs propres à un logiciel

attached-stays-all-of-it = tout ce qui y est écrit
attached-stays-orientation = le sens de l’image
attached-stays-colour-profile = les nombres du profil de couleurs
attached-stays-encoder = la marque du logiciel d’encodage
attached-stays-tracked-changes = les modifications suivies, sans leurs auteurs
attached-stays-comments = le texte des commentaires
attached-stays-hidden-parts = les feuilles, pages ou colonnes masquées
attached-stays-macros = les macros
attached-stays-forms = les champs de formulaire
attached-stays-links = les liens vers d’autres fichiers ou pages
attached-stays-files-within = des images ou des fichiers contenus dans celui-ci

attached-impossible-too-large = il est trop grand pour cela
attached-impossible-unsupported = son type ne le permet pas
attached-impossible-malformed = il est endommagé
attached-impossible-too-complex = il est trop complexe
attached-impossible-encrypted = il est protégé par un mot de passe
attached-impossible-signed = il porte une signature que cela romprait

attached-list = Fichiers joints
attached-save = Enregistrer
attached-show = Regarder
attached-remove = Retirer
attached-remove-name = Retirer « { $name } »
attached-save-name = Enregistrer « { $name } »
attached-show-name = Regarder « { $name } »
attached-choose = Choisir des fichiers
attached-choose-why = Photographies, captures d’écran, messages, documents, enregistrements de votre voix : tous les types sont acceptés. Jusqu’à { $count } fichiers, de { $size } chacun.
attached-hidden = Données cachées dans les fichiers
attached-hidden-why = Une photographie dit souvent où, quand et avec quel téléphone elle a été prise ; un document dit souvent qui l’a écrit.
attached-hidden-usual = Les retirer des photographies et des documents (conseillé)
attached-hidden-remove = Les retirer de tout ce qui le permet, vidéos et enregistrements compris
attached-hidden-original = Ne rien retirer : le fichier d’origine peut servir de preuve
attached-send = Joindre ces fichiers
attached-send-now = Envoyer ces fichiers à la cellule
attached-kept = { $count ->
    [one] Le fichier est arrivé. Il est chiffré et en sûreté.
   *[other] Les { $count } fichiers sont arrivés. Ils sont chiffrés et en sûreté.
}
attached-not-kept = « { $name } » n’a pas été gardé : { $why }
attached-faces = Un visage, une voix, un reflet, un nom dans l’image restent : regardez vos fichiers avant de les joindre.

problem-no-files = Choisissez au moins un fichier.
problem-file-too-large = il est plus grand que ce qui peut être reçu. Vous pouvez l’enregistrer en plusieurs parties, ou proposer de le remettre autrement.
problem-file-empty = il est vide.
problem-file-gone = il a attendu trop longtemps. Joignez-le de nouveau.
problem-too-many-files = il y a déjà le nombre de fichiers qu’un envoi peut contenir. Vous pourrez joindre les autres ensuite, depuis votre dossier.
problem-no-room = le service ne peut pas recevoir de fichier en ce moment. Envoyez votre récit sans attendre, et joignez les fichiers plus tard depuis votre dossier.
