# When somebody reads. Hours and closures stand in policies/organisation.toml.
hours-now = Somebody reads today, until { $until }.
hours-from = Next reading: { $day }, from { $hour }.
hours-during = Next reading: in the course of { $day }.
hours-now-somewhere = Every team reads today.
hours-from-latest = Depending on the team, the next reading begins on { $day } at { $hour } at the latest.
hours-during-latest = Depending on the team, the next reading takes place in the course of { $day } at the latest.
hours-never = No day of reading is announced at the moment.
hours-various = The next day of reading depends on the team: that of yours is said before you send.
hours-closed = The team does not read from { $from } to { $to } ({ $label }).
hours-closed-one = The team does not read on { $day } ({ $label }).
hours-local = These hours are those of the place where the team works.
hours-weekly = Reading hours: { $openings }.
hours-unsaid = This team reads on working days, at no fixed hour.
hours-opening = { $from } to { $to }
hours-on = { $days }, { $hours }
hours-days = { $first } to { $last }
hours-and = { " and " }
hours-not-urgent = This service is not read day and night. { $reading }

# Teams and officers, place by place
places-title = Teams and officers, place by place
places-lead = An officer advises and goes along with you. They do not read what is written here, and are not always bound by secrecy: ask them first what they can keep to themselves.
places-reads = Who reads: { $body }.
places-above = Officers: those of this place, { $place }.
places-others = Other people and numbers
contact-old = This was checked more than six months ago: the number or the hours may have changed.
