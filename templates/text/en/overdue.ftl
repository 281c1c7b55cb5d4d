# The board of dates, late or to come.
overdue-title = Dates past
overdue-nav = Dates
overdue-what = What your keys open, entity by entity, the oldest first. A date that is past does not say whose fault it is: an absence, a key that is missing, an answer awaited from elsewhere are enough.
overdue-late = Late
overdue-late-none = Nothing is late.
overdue-soon = Within seven days
overdue-soon-none = Nothing falls due within seven days.
overdue-nothing = No date is past, and none falls within seven days, among what you can open.
overdue-owed = What is owed
overdue-since = { $days ->
    [one] Late by one day: it was due on { $day }
   *[other] Late by { $days } days: it was due on { $day }
  }
overdue-in = { $days ->
    [0] Today, { $day }
    [1] Tomorrow, { $day }
   *[other] In { $days } days, on { $day }
  }
overdue-more = See all of this entity
overdue-unfinished = Not all your keys have been opened yet: there may be more. Open this page again to go on.
overdue-above = Dates past that you must see to
overdue-above-why = In these entities something has been owed for too long, and you are of the coordination, or of the team that takes over. You need no key of a case to act, and this page shows none: neither which, nor how many.
overdue-above-call = Call { $names }. Ask what is in the way, without asking whom it is about.
overdue-above-nobody = Nobody of the coordination of this entity can be called about it: see with the people of your own team.
overdue-above-do = If somebody is away, announce their absence in the list of members: whoever stands in is then given the keys. If nobody answers, tell the management of your own entity, never that of the entity concerned.
overdue-above-members = Open the list of members
overdue-above-link = See of which entities, and what to do
overdue-door = Dates past, and dates of the next seven days
follow-late-above = On { $day }, the coordination and the team that can take over were told that a date is past, without anything that says which or whose. Those whom you keep out were not.
