# Before eighteen: what the law changes, said without frightening.
# CP 434-3 and CASF L.226-2-1: to inform; CP 226-14: secrecy may then be lifted.
minor-label = Is the person who was harmed under 18?
minor-why = If it is you, answer for yourself. The law protects people under 18 more, and the team must know it to act in time.
minor-title = Under 18: what it changes
minor-write = You can write here like everybody else, without giving your name. This service writes neither to your parents nor to your teachers.
minor-alert = If you are in danger, or if the facts are grave, the team has to inform those whose task it is to protect children. They tell you first, unless that would endanger somebody.
minor-secret = To talk first, without writing anything: 119 answers day and night, free of charge, and does not appear on telephone bills.
minor-check = You said that the person is under 18. If they are in danger or if the facts are grave, the team will have to inform those whose task it is to protect children, even without agreement; they will tell you, unless that would endanger somebody. 119 answers day and night, free of charge.
minor-follow = The person is under 18: the law protects them more. 119 answers day and night, free of charge, and does not appear on telephone bills.
minor-call = Call 119
recap-minor = The person is under 18
desk-line-minor = Under 18
desk-report-minor = Under 18
contact-minor-why = The age of the person who was harmed, if they said it.
desk-minor-title = The person is under 18
desk-minor-unknown-title = The person may be under 18
desk-minor-first = Assess the danger today. When in doubt, 119 also advises professionals, day and night.
desk-minor-law = Ill-treatment, sexual assault or abuse of a minor: the law asks that the judicial or administrative authority be informed (Criminal Code, article 434-3; Code of Criminal Procedure, article 40). For a child in danger, the unit of the département that receives such information (Code of Social Action and Families, article L.226-2-1).
desk-minor-tell = Tell the person what you have to do before you do it, unless that would endanger somebody. Inform neither the person accused nor, without having thought about it together, the parents. Keep a note of what you decided and why.
desk-today-minor = Under 18, not answered yet
desk-today-minor-waiting = Under 18: the person wrote again
