# Questions des lecteurs à la personne que nomme une pratique.

question-title = Interroger le point focal
question-title-author = Poser une question sur cette pratique
question-lead = Le service envoie votre question à la personne qui répond de cette pratique. Vous ne voyez pas l’adresse de cette personne avant sa réponse. Votre nom et votre adresse lui sont montrés, pour que la réponse puisse vous parvenir.
question-name = Votre nom
question-email = Votre adresse électronique
question-email-hint = Nous y envoyons d’abord un courriel. Ouvrez le lien de ce courriel et appuyez sur le bouton : la question part alors.
question-words = Votre question
question-send = M’envoyer un courriel de confirmation
question-problem-many = Beaucoup de questions ont été posées aujourd’hui sur cette pratique. Réessayez demain.

question-sent-title = Ouvrez le courriel que nous avons envoyé
question-sent-lead = Nous avons envoyé un courriel à l’adresse que vous avez indiquée. Ouvrez le lien dans les trois jours, et appuyez sur le bouton de cette page. Votre question n’est pas envoyée avant.

question-confirm-title = Voulez-vous envoyer cette question ?
question-confirm-lead = Elle part au nom de { $name }. La personne qui répond de la pratique lit votre adresse { $address } et peut vous y répondre.
question-confirm-button = Oui, envoyer ma question
question-erase-button = Non, l’effacer
question-confirm-kept = Si vous n’appuyez sur aucun bouton, nous effaçons la question et l’adresse après trois jours.
question-confirmed-title = Nous avons votre question
question-confirmed-lead = Nous la transmettons. La personne interrogée décide si elle répond, et quand. Si la question ne peut pas être remise, un courriel vous le dit. Nous l’effaçons une semaine après son départ.
question-erased-title = Il n’y a pas de question ici
question-erased-lead = Elle a été effacée, ou elle n’a pas été confirmée à temps. Nous ne la gardons plus.
question-asked-title = Questions des lecteurs
question-asked-lead = Votre adresse reçoit des questions de lecteurs parce qu’une pratique publiée vous nomme, et que ses auteurs ont choisi que les lecteurs puissent poser des questions par un formulaire. Vous pouvez mettre fin à ces courriels ici.
question-refuse-button = Plus de questions à mon adresse
question-refused-title = Vous ne recevez plus de questions
question-refused-lead = Le service ne transmet plus de questions de lecteurs à votre adresse.

# Le courriel qui demande la confirmation. Il ne contient rien de ce qui a été tapé.
question-mail-confirm-subject = Merci de confirmer : votre question sur { $site }
question-mail-confirm-heading = Voulez-vous envoyer cette question ?
question-mail-confirm-words = Sur { $site }, une question a été écrite avec cette adresse au sujet de la pratique :
question-mail-confirm-how = Si vous l’avez écrite, ouvrez la page, relisez-la, et appuyez sur le bouton.
question-mail-confirm-button = Envoyer ou effacer la question
question-mail-confirm-not-you = Si vous ne l’avez pas écrite, vous n’avez rien à faire. Rien n’est envoyé, et nous effaçons la question et votre adresse après trois jours.
question-mail-because-typed = Vous recevez ce courriel parce que votre adresse a été indiquée sur notre site.

# Le courriel qui porte la question.
question-mail-relay-subject-later = Un lecteur s’interroge sur une pratique qui vous nomme
question-mail-relay-subject = Un lecteur s’interroge sur « { $title } »
question-mail-relay-heading = Un lecteur vous interroge
question-mail-relay-words = { $name } ({ $address }) écrit :
question-mail-relay-answer = Si vous répondez à ce courriel, votre réponse va à { $address }, et le lecteur voit votre adresse. Il ne la connaît pas pour l’instant. Vous n’êtes pas obligé de répondre.
question-mail-relay-button = Lire la pratique
question-mail-because-named = Vous recevez ce courriel parce qu’une pratique publiée vous nomme comme la personne à interroger.
question-mail-relay-end = Ne plus recevoir de questions

# Le courriel sur une question qui n’a pas été remise.
question-mail-undelivered-subject = Votre question n’a pas pu être remise
question-mail-undelivered-words = La question que vous avez posée sur cette pratique n’a pas atteint la personne qui en répond, et elle a été effacée.
question-mail-undelivered-next = Vous pouvez écrire à { $contact } à la place.
