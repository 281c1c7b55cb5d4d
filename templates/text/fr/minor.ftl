# Avant dix-huit ans : ce que la loi change, dit sans faire peur.
# CP 434-3 et CASF L.226-2-1 : informer ; CP 226-14 : le secret peut alors être levé.
minor-label = La personne qui a subi les faits a-t-elle moins de 18 ans ?
minor-why = Si c’est vous, répondez pour vous. La loi protège davantage les personnes de moins de 18 ans, et la cellule doit le savoir pour agir à temps.
minor-title = Avant 18 ans : ce que cela change
minor-write = Vous pouvez écrire ici comme tout le monde, sans donner votre nom. Ce service n’écrit ni à vos parents, ni à vos professeurs.
minor-alert = Si vous êtes en danger, ou si les faits sont graves, la cellule doit prévenir les personnes chargées de protéger les enfants. Elle vous en parle avant, sauf si cela mettait quelqu’un en danger.
minor-secret = Pour parler d’abord, sans rien écrire : le 119 répond jour et nuit, gratuitement, et n’apparaît pas sur les factures de téléphone.
minor-check = Vous avez dit que la personne a moins de 18 ans. Si elle est en danger ou si les faits sont graves, la cellule devra prévenir les personnes chargées de protéger les enfants, même sans accord ; elle vous le dira, sauf si cela mettait quelqu’un en danger. Le 119 répond jour et nuit, gratuitement.
minor-follow = La personne a moins de 18 ans : la loi la protège davantage. Le 119 répond jour et nuit, gratuitement, et n’apparaît pas sur les factures de téléphone.
minor-call = Appeler le 119
recap-minor = La personne a moins de 18 ans
desk-line-minor = Moins de 18 ans
desk-report-minor = Moins de 18 ans
contact-minor-why = L’âge de la personne qui a subi les faits, si elle l’a dit.
desk-minor-title = La personne a moins de 18 ans
desk-minor-unknown-title = La personne a peut-être moins de 18 ans
desk-minor-first = Évaluez le danger dès aujourd’hui. En cas de doute, le 119 conseille aussi les professionnels, jour et nuit.
desk-minor-law = Mauvais traitements, agressions ou atteintes sexuelles sur une personne mineure : la loi demande d’informer l’autorité judiciaire ou administrative (code pénal, article 434-3 ; code de procédure pénale, article 40). Pour un enfant en danger, la cellule départementale de recueil (code de l’action sociale et des familles, article L.226-2-1).
desk-minor-tell = Dites à la personne ce que vous devez faire, avant de le faire, sauf si cela mettait quelqu’un en danger. Ne prévenez ni la personne mise en cause, ni, sans y avoir réfléchi ensemble, les parents. Gardez une note de ce que vous avez décidé et pourquoi.
desk-today-minor = Moins de 18 ans, sans réponse encore
desk-today-minor-waiting = Moins de 18 ans : la personne a écrit de nouveau
