# What every page says.
quit = Leave now
skip = Skip to content
other-language = Français
foot-danger = This is not an emergency service. If there is danger:
foot-danger-link = I am in danger, or it has just happened
foot-help-link = Talk to somebody
foot-understand-link = To understand and be helped
foot-home-link = Home
list-then = { "; " }
faults-title = Something still needs your attention

error-kept = What you had written
error-kept-why = Nothing is lost: select this text and copy it before you leave this page.
error-kept-text = Your text
error-home = Back to the home page
error-operation = If you tell us about this, this number is enough to find what happened. It says nothing about you: { $operation }

error-title-not-found = This page does not exist
error-what-not-found = The address may be incomplete, or the page is no longer there.
error-next-not-found = You have done nothing wrong. Start again from the home page.

error-title-refused = This form was not accepted
error-what-refused = We could not make sure that it came from one of our own pages. Nothing was sent.
error-next-refused = Go back to the previous page, reload it, and try again. If you had opened a link from somewhere else, close it.

error-title-too-large = This is too long to be sent at once
error-what-too-large = Nothing was sent.
error-next-too-large = With your browser’s “Back” button, your text should still be there. Make it shorter: after sending you can write the rest, as many times as you need.

error-title-unsupported = This form cannot be read
error-what-unsupported = It was sent in a shape we do not know. Nothing was recorded.
error-next-unsupported = Go back to the previous page and use the buttons on the page.

error-title-unreadable = This form cannot be read
error-what-unreadable = Part of what was sent cannot be read. Nothing was recorded.
error-next-unreadable = Go back to the previous page with your browser’s button, and try again.

error-title-ended = Your session has ended
error-what-ended = After two hours without activity, and within a day at the latest, we forget everything that was not sent, so that nobody finds it in your place.
error-next-ended = What was already sent is not lost: come back with your code. You can also start again from the home page.
error-lost-what = This text was not sent. Here it is: copy it.
error-lost-why = After two hours without activity, and within a day at the latest, what is open here closes, so that nobody finds it in your place.
error-come-back = Come back with my code

error-title-left = Nothing is open here
error-what-left = You may have chosen “Leave now”, or opened this address directly. No text and no case is open in this browser.
error-next-left = What was sent is not lost: come back with your code. What was not sent has been forgotten.

error-title-sent = This text is no longer open
error-what-sent = It has probably been sent already, or kept for later, from here or from another window. Nothing was added to it since.
error-next-sent = You can write more from your case. If a text is given back to you below, copy it first.
error-sent-see = See my code, or my case

error-title-conflict = Something changed at the same time
error-what-conflict = Somebody else, or another window, changed the same thing. What you sent was not taken into account.
error-next-conflict = Reload the page to see what changed, and try again.
error-title-withdrawn = This case takes nothing more
error-what-withdrawn = What you have just sent did not leave: this case was withdrawn, from here or from another window, or erased at the end of the time it was kept.
error-next-withdrawn = Your case says what is left of it and, if it was withdrawn, until which day you can go back on this. If a text is given back to you below, copy it first.
error-withdrawn-see = See my case

error-title-closed = The service cannot receive anything at the moment
error-what-closed = Nobody could read what you would write. We would rather say so than leave it unanswered.
error-next-closed = Try again later. Right now there are people who can answer you by telephone: see “Talk to somebody”.

error-title-slow = This is taking too long
error-what-slow = The service did not answer in time. We do not know whether what you sent has arrived.
error-next-slow = Wait a moment, go back to the previous page and try again: something sent twice counts only once.

error-title-altered = What was kept here has been changed
error-what-altered = The service verifies everything it shows. What it has just read no longer matches what was written, so it shows you none of it. It is not your fault.
error-next-altered = Tell the listening team by another way, with the number below. If you need help now, the numbers under “Talk to somebody” do answer.
error-title-internal = The service has met a problem
error-what-internal = It is not your doing.
error-next-internal = Wait a moment, go back to the previous page and try again. Something sent twice counts only once.
