### Le cadre de chaque courriel, et les pages qui s'y rattachent.

mail-not-read = Cette boîte n’est pas lue.
mail-help = Demander de l’aide
mail-button-not-working = Le bouton ne fonctionne pas ?

mail-digest-subject =
    { $count ->
        [one] { $site } : une nouvelle depuis { $since }
       *[other] { $site } : { $count } nouvelles depuis { $since }
    }
mail-digest-heading =
    { $count ->
        [one] Une nouvelle depuis { $since }
       *[other] { $count } nouvelles depuis { $since }
    }
mail-digest-since-yesterday = hier
mail-digest-since-day = le { $day }
mail-digest-other = Aussi
mail-digest-because = Vous recevez ce courriel une fois par jour au plus, avec ce qui ne demande pas de courriel à part. La page de votre compte dit ce qu’il contient, et à quel rythme.

## La première phrase d’un courriel : à qui d’agir.

mail-turn-yours = C’est à vous d’agir.
mail-turn-yours-until = C’est à vous d’agir, jusqu’au { $day }.
mail-turn-shared = C’est à vous d’agir, ou à une autre personne qui reçoit ce courriel.
mail-turn-shared-until = C’est à vous d’agir, ou à une autre personne qui reçoit ce courriel, jusqu’au { $day }.
mail-turn-unexpected = Vous n’avez à agir que si vous n’êtes pas à l’origine de ce changement.
mail-turn-team = C’est à l’équipe d’examen d’agir. Vous n’avez rien à faire.
mail-turn-nothing = Vous n’avez rien à faire.

## La page du lien qui arrête des courriels.

mail-end-title = Arrêter ces courriels
mail-end-lead = Le bouton arrête les courriels de ce genre. Les décisions, les accusés de réception et les courriels sur votre compte continuent d’arriver.
mail-end = Arrêter ces courriels
mail-ended = Ces courriels sont arrêtés
mail-ended-lead = Les décisions, les accusés de réception et les courriels sur votre compte continuent d’arriver. Ce qui vous attend reste sur votre bureau.
mail-ended-followed = Les courriels sur cette liste sont arrêtés.
mail-ended-others = Ce qui arrive encore à cette adresse
mail-resume = Les recevoir à nouveau
mail-end-others = Les autres courriels
mail-end-others-lead = Vous pouvez arrêter tous les courriels facultatifs.
mail-end-choose = Ou choisissez le rythme de chaque genre.
mail-end-all = Arrêter tous les courriels facultatifs

## Les genres de courriels dont chacun choisit le rythme.

mail-group-queue = Ce qui arrive dans la file
mail-group-hint-queue = Les propositions, les demandes de retrait et les appels dans votre ressort. Ce qui vous est suggéré ou attribué arrive aussitôt.
mail-group-reminders = Les rappels d’examen
mail-group-hint-reminders = Avant le jour où une proposition doit être tranchée, ce jour même, et avant la fin d’une prise en charge.
mail-group-administration = Les nouvelles pour l’administration
mail-group-hint-administration = Les signalements d’indésirables, et les appels de comptes suspendus.
mail-group-authors = Les nouvelles de vos pratiques
mail-group-hint-authors = Un autre objectif ou une autre langue, qui a repris la pratique ailleurs, et qui accepte une invitation, la refuse ou quitte la pratique.

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
mail-why-subscription-ended = l’abonnement a pris fin
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
mail-why-address-stopped = deux courriels à cette adresse ne sont pas arrivés
mail-why-settled = réglé par un administrateur
mail-why-unknown-kind = le service ne connaît pas les avis de ce genre

## Un intitulé au-dessus de ce qu’il nomme.

mail-label = { $label } :
