# Les courriels sur les nouvelles pratiques, pour les personnes sans compte.

follow-ask-title = Courriels sur : { $list }
follow-ask-back = Retour aux façons de suivre « { $list } »
follow-sent-title = Ouvrez le courriel que nous avons envoyé
follow-sent-lead = Nous avons envoyé un courriel à l’adresse que vous avez saisie. Ouvrez son lien dans les sept jours, puis appuyez sur le bouton. D’ici là, vous ne recevez aucun autre courriel.
follow-sent-late = Un courriel peut prendre quelques minutes. S’il n’est pas arrivé après une heure, regardez dans votre dossier de courrier indésirable, puis demandez-le de nouveau.
follow-sent-again = Demander de nouveau

follow-rhythm-at_once = Un courriel peu après chaque publication
follow-rhythm-weekly = Un courriel par semaine, le lundi

follow-confirm-title = Voulez-vous ces courriels ?
follow-confirm-lead = Ils iraient à { $address }. Rien n’est envoyé avant que vous appuyiez sur le bouton.
follow-confirm-button = Oui, envoyez-moi ces courriels
follow-refuse-button = Non, effacez mon adresse
follow-confirm-kept = Si vous n’appuyez sur aucun bouton, nous effaçons l’adresse après sept jours.
follow-confirmed = Vous recevez désormais ces courriels.

follow-title = Ce que vous suivez par courriel
follow-lead = Ces courriels vont à { $address }.
follow-end-button = Arrêter ces courriels
follow-end-all-button = Tout arrêter et effacer mon adresse
follow-kept = Nous ne gardons l’adresse que pour ces courriels. Quand le dernier abonnement prend fin, nous l’effaçons.
follow-one-ended = Ces courriels sont arrêtés. Les autres continuent.
follow-all-ended = Tous ces courriels sont arrêtés.

follow-ended-title = Ces courriels sont arrêtés
follow-ended-lead = Le lien de votre courriel ne mène plus à aucun envoi. Nous ne gardons plus l’adresse à cette fin.
follow-ended-again = Suivre de nouveau les nouvelles pratiques

follow-list-gone = Une liste qui n’existe plus

# Le courriel qui demande la confirmation. Il ne contient rien qui ait été saisi.
follow-mail-confirm-subject = À confirmer : les courriels de { $site } sur les nouvelles pratiques
follow-mail-confirm-heading = Voulez-vous ces courriels ?
follow-mail-confirm-words = Sur { $site }, cette adresse a été saisie pour recevoir des courriels sur les nouvelles pratiques de cette liste :
follow-mail-confirm-how = Si vous les voulez, ouvrez la page et appuyez sur le bouton.
follow-mail-confirm-button = Confirmer ou refuser
follow-mail-confirm-not-you = Si vous n’avez rien demandé, vous n’avez rien à faire. Aucun autre courriel ne suit, et nous effaçons l’adresse après sept jours.
follow-mail-because-typed = Vous recevez ce courriel parce que votre adresse a été saisie sur notre site.

# Le courriel des nouveautés.
follow-mail-news-subject-later = De nouvelles pratiques dans une liste que cette adresse suit
follow-mail-news-subject-one = { $site } : { $title }
follow-mail-news-subject = { $count ->
    [one] { $site } : une nouvelle pratique
   *[other] { $site } : { $count } nouvelles pratiques
}
follow-mail-news-heading = { $count ->
    [one] Une pratique est nouvelle ou a une nouvelle version
   *[other] { $count } pratiques sont nouvelles ou ont une nouvelle version
}
follow-mail-news-others = { $count ->
    [one] Une autre figure dans la liste.
   *[other] { $count } autres figurent dans la liste.
}
follow-mail-news-button = Ouvrir toute la liste
follow-mail-because-at_once = Vous recevez ce courriel peu après une publication parce que vous suivez « { $list } ».
follow-mail-because-weekly = Vous recevez ce courriel le lundi parce que vous suivez « { $list } ».
follow-mail-end = Voir ce que vous suivez, ou arrêter ces courriels

follow-sample-first = Des équipes mobiles qui enregistrent les naissances
follow-sample-second = Des visas pour travailleurs saisonniers avec un fonds de retour
follow-sample-summary = Ici figurent les premières phrases du résumé.
