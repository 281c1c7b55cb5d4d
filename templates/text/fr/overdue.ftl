# Le tableau des dates, en retard ou à venir.
overdue-title = Dates dépassées
overdue-nav = Dates
overdue-what = Ce que vos clés ouvrent, entité par entité, du plus ancien au plus récent. Une date dépassée ne dit pas de qui c’est la faute : une absence, une clé qui manque, une réponse attendue d’ailleurs suffisent.
overdue-late = En retard
overdue-late-none = Rien n’est en retard.
overdue-soon = Dans les sept jours
overdue-soon-none = Rien n’arrive à son terme dans les sept jours.
overdue-nothing = Aucune date n’est dépassée, et aucune ne tombe dans les sept jours, parmi ce que vous pouvez ouvrir.
overdue-owed = Ce qui est dû
overdue-since = { $days ->
    [one] En retard d’un jour : c’était pour le { $day }
   *[other] En retard de { $days } jours : c’était pour le { $day }
  }
overdue-in = { $days ->
    [0] Aujourd’hui, { $day }
    [1] Demain, { $day }
   *[other] Dans { $days } jours, le { $day }
  }
overdue-more = Tout voir pour cette entité
overdue-unfinished = Toutes vos clés n’ont pas encore été ouvertes : il peut y en avoir davantage. Rouvrez cette page pour continuer.
overdue-above = Des dates dépassées dont vous devez vous assurer
overdue-above-why = Pour ces entités, quelque chose est dû depuis trop longtemps, et vous êtes de la coordination ou de l’équipe qui prend le relais. Vous n’avez pas besoin de la clé d’un dossier pour agir, et cette page n’en montre aucun : ni lequel, ni combien.
overdue-above-call = Appelez { $names }. Demandez ce qui bloque, sans demander de qui il s’agit.
overdue-above-nobody = Personne de la coordination de cette entité ne peut être appelé à ce sujet : voyez avec les personnes de votre propre équipe.
overdue-above-do = Si quelqu’un est absent, annoncez son absence dans la liste des membres : la personne qui remplace reçoit alors les clés. Si personne ne répond, dites-le à la direction de votre propre entité, jamais à celle de l’entité concernée.
overdue-above-members = Ouvrir la liste des membres
overdue-above-link = Voir de quelles entités, et que faire
overdue-door = Dates dépassées et dates des sept prochains jours
follow-late-above = Le { $day }, la coordination et l’équipe qui peut prendre le relais ont été prévenues qu’une date est passée, sans que rien ne leur dise laquelle ni pour qui. Les personnes que vous avez écartées ne l’ont pas été.
