# What the service writes to its members
mail-waiting-subject = { $title }
mail-waiting-text =
    Hello,

    Something is waiting for you on the service. This note leaves at set hours and says nothing more.

    It is sent by a machine: nobody would read your answer.
mail-danger-subject = { $title }: without delay
mail-danger-text =
    Hello,

    Somebody is waiting for an answer without delay on the service. Come as soon as you read this, and count on nobody else to.

    It is sent by a machine: nobody would read your answer.

# Account page
account-mail-title = What the service writes to you
account-mail-address = Address
account-mail-times = Hours of sending
account-mail-hours = An e-mail leaves at these hours, on working days on which your team reads, if something new is waiting for you. It says nothing more: no case, no number, no link.
account-mail-no-hours = The organisation has set no hour: come and see for yourself what is waiting for you.
account-mail-danger = If somebody is in danger, an e-mail leaves at once, at any hour, to whoever has the case and is not on leave.
account-mail-absence = While you are away, whoever stands in for you is told in your place.
account-mail-care = None of these e-mails holds a link or an attachment, nor asks for a code. If one comes that does, it is not from the service: tell your coordinators.
account-mail-none = The service sends no e-mail, even if somebody is in danger: come and see for yourself what is waiting for you.
