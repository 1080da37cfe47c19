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

## Pourquoi quelque chose n’est plus dû.

mail-why-sample = fait partie de l’histoire des exemples
mail-why-account-gone = le compte n’existe plus
mail-why-suspended = le compte est suspendu
mail-why-unwanted = le destinataire ne veut pas de tels courriels
mail-why-link = son lien n’ouvrirait rien
mail-why-link-spent = le lien a servi, a pris fin ou est trop ancien
mail-why-nothing-left = il n’y reste rien
mail-why-no-practice = cette pratique n’existe pas
mail-why-not-public = la pratique n’est plus publique
mail-why-no-author = n’en est plus l’auteur
mail-why-owner-suspended = le propriétaire de la pratique est suspendu
mail-why-no-administrator = n’est plus administrateur
mail-why-no-reviewer = n’est plus examinateur
mail-why-party = est désormais partie à la pratique
mail-why-out-of-scope = n’est plus de son ressort
mail-why-not-waiting = n’attend plus d’examen
mail-why-answered = a reçu une réponse entre-temps
mail-why-settled = réglé par un administrateur
mail-why-unknown-kind = le service ne connaît pas les avis de ce genre

## Un intitulé au-dessus de ce qu’il nomme.

mail-label = { $label } :
