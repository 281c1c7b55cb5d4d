# A name, a way to be reached without harm: given if one wishes, kept apart from the account.
name-title = Your name, if you wish
name-lead = Nothing is required here. If you leave this page empty you stay anonymous, and your account is read with the same care.
name-prevents-title = What anonymity prevents
name-prevents-protection = Protection fonctionnelle cannot be asked for without a name.
name-prevents-code = If you lose your code, nobody can give you another.
name-prevents-reach = The team cannot reach you: it is for you to come back and read.
name-apart-title = Where it is kept
name-apart = Apart from your account, in a closed drawer. Those who read your account open it too; it is given to nobody else without a consent of yours that names it.
name-later = You can give, change or take back all of this later, from your case.

identity-name-label = Your name
identity-name-why = You can also give none, and only leave a way to reach you.
identity-way-label = How to reach you without harm
identity-way-why = A way that nobody else looks at: rather not the employer’s or the school’s.
identity-way-none = Do not reach me: I will come back and read
identity-address-label = The address or number
identity-address-why = For another way, explain it here.
identity-hours-label = When
identity-hours-why = For example: “in the evening, after seven”.
identity-others-label = Who else may answer
identity-others-why = For example: “my sister, she knows”. Without an answer: nobody but you.
identity-wording-label = Words to use, or to avoid
identity-wording-why = For example: “say it is the library”.
identity-mail-leaves = If you choose e-mail: when the team answers you, a neutral message leaves for this address. It says that a message is waiting, without saying about what or where, and has no link in it. It leaves at any hour, at night too, and always in the same words. Whoever reads that box will see that it came, and who sends it. It goes through the organisation’s mail server: the people who look after it can see your address and the hour there.
identity-mail-stays = This service itself sends neither e-mail nor text message: nothing will tell you of an answer, unless somebody of the team reaches you themselves. Come back with your code.
way-mail = E-mail
way-phone = Telephone
way-text = Text message
way-post = Post
way-other = Some other way

part-name = Your name, and how to reach you
recap-anonymous = You have given neither a name nor a way to reach you.
recap-name = Name
recap-way = Way
recap-address = Address or number
recap-hours = When
recap-others = Who else may answer
recap-wording = Words to use or to avoid

identity-title = Your name, and how to reach you
identity-none = Nothing given here.
identity-there = You have given some. You can see it, change it or take it back.
identity-lead = Nothing is required. You can give a name, a way to reach you, both or nothing.
identity-read = Changing or taking back what you wrote does not erase what was read: those who read it have read it.
identity-keep = Save
identity-back-title = Take everything back
identity-back-why = Your name and this way will not be shown any more. Those who read them have read them. If nobody knows your name otherwise, a lost code cannot be replaced.
identity-back = Take back my name and this way
done-identify = It is saved.
done-identify-back = It is taken back. Those who had read it have read it.
done-identify-same = Nothing has changed.
problem-missing-way = Choose the way to reach you, or clear what you wrote below it.
problem-missing-address = Write the address or the number, or choose not to be reached.
problem-not-a-mail = This address does not look complete. It looks like: name@example.org
act-identify = Name or way to be reached, given, changed or taken back by the person
ledger-identify = You gave, changed or took back your name or a way to reach you

code-sends-none = We will send you neither e-mail nor text message.
code-sends-mail = We will send you nothing, but for a neutral e-mail with each answer if you left an address for it.

mail-subject = { $title }
mail-text =
    Hello,

    A message is waiting where you know. You can read it whenever you wish.

    This note is sent by a machine: nobody would read your answer.

desk-identity-title = Who the person is, how to reach them
desk-identity-why = They wrote it for you, apart from their account. Copy none of it elsewhere: without a consent that names it, nobody else may have it.
desk-identity-unnamed = They have given no name.
desk-identity-unreachable = They have given no way to reach them: they read when they come back with their code.
desk-identity-anytime = Not said
desk-identity-alone = Nobody but them
desk-reach-notice = With your answer, a neutral e-mail leaves for the address the person chose, at once, whatever the hour. It only says that a message is waiting.
desk-reach-mail = The person asked to be reached by e-mail, and this service sends none: nothing will tell them of your answer, but you.
desk-reach-other = The person asked to be reached in this way: { $way }. Nothing will tell them of your answer, but you.
desk-reach-see = The address, the time and the words they chose are in “Who the person is, how to reach them”. Follow them, and leave no other message.
deposit-identity = Your name or how to reach you, as given then, { $at }
