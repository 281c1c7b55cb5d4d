# Quand quelqu’un lit. Les heures et fermetures sont dans policies/organisation.toml.
hours-now = Quelqu’un lit aujourd’hui, jusqu’à { $until }.
hours-from = Prochaine lecture : { $day }, à partir de { $hour }.
hours-during = Prochaine lecture : dans la journée du { $day }.
hours-now-somewhere = Chaque équipe lit aujourd’hui.
hours-from-latest = Selon l’équipe, la prochaine lecture commence au plus tard le { $day } à { $hour }.
hours-during-latest = Selon l’équipe, la prochaine lecture a lieu au plus tard dans la journée du { $day }.
hours-never = Aucun jour de lecture n’est annoncé pour le moment.
hours-various = Le prochain jour de lecture dépend de l’équipe : celui de la vôtre est dit avant l’envoi.
hours-closed = L’équipe ne lit pas du { $from } au { $to } ({ $label }).
hours-closed-one = L’équipe ne lit pas le { $day } ({ $label }).
hours-local = Ces heures sont celles de l’endroit où travaille l’équipe.
hours-weekly = Heures de lecture : { $openings }.
hours-unsaid = Cette équipe lit les jours ouvrés, sans heure fixe.
hours-opening = de { $from } à { $to }
hours-on = { $days }, { $hours }
hours-days = du { $first } au { $last }
hours-and = { " et " }
hours-not-urgent = Ce service n’est pas lu jour et nuit. { $reading }

# Les équipes et les personnes référentes, lieu par lieu
places-title = Les équipes et les personnes référentes, lieu par lieu
places-lead = Une personne référente conseille et accompagne. Elle ne lit pas ce qui est écrit ici, et n’est pas toujours tenue au secret : demandez-lui d’abord ce qu’elle peut garder pour elle.
places-reads = Qui lit : { $body }.
places-above = Personnes référentes : celles de ce lieu, { $place }.
places-others = Les autres personnes et numéros
contact-old = Cette vérification a plus de six mois : le numéro ou les heures ont pu changer.
