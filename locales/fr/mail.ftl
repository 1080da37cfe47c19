### Le cadre de chaque courriel, et les pages qui s'y rattachent.

mail-not-read = Cette boîte n’est pas lue.
mail-help = Demander de l’aide
mail-button-not-working = Le bouton ne fonctionne pas ?

mail-digest-subject =
    { $count ->
        [one] { $site } : une nouvelle depuis hier
       *[other] { $site } : { $count } nouvelles depuis hier
    }
mail-digest-heading =
    { $count ->
        [one] Une nouvelle depuis hier
       *[other] { $count } nouvelles depuis hier
    }
mail-digest-other = Aussi
mail-digest-because = Vous recevez ce courriel une fois par jour au plus, avec ce qui ne demande pas de courriel à part.

mail-end-digests-title = Arrêter le courriel quotidien
mail-end-digests-lead = Il rassemble, une fois par jour au plus, ce qui ne demande pas de courriel à part. Les courriels sur vos pratiques et votre compte continuent d’arriver.
mail-end-digests = Arrêter le courriel quotidien
mail-digests-ended = Le courriel quotidien est arrêté
mail-digests-ended-lead = Les courriels sur vos pratiques et votre compte continuent d’arriver. Ce qui vous attend reste sur votre bureau.
mail-resume-digests = Le recevoir à nouveau

mail-demo-title = Courriels de cette démonstration
mail-demo-lead = Rien ne quitte cet ordinateur. Ce qui aurait été envoyé se trouve ici, le plus récent d’abord.
mail-demo-none = Aucun courriel n’a encore été écrit. Inscrivez-vous, ou soumettez une pratique, puis revenez voir.
mail-demo-to = À { $address }
mail-demo-text = Le même en texte simple
