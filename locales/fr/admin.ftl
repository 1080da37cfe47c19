### The administrator’s room.

admin-tabs = Administration
admin-tab-overview = Vue d’ensemble
admin-tab-outbox = Boîte d’envoi
admin-tab-accounts = Comptes
admin-tab-practices = Pratiques
admin-tab-record = Registre
admin-tab-statistics = Statistiques
admin-overview-title = Ce qui attend un administrateur
admin-overview-dead = Courriels non remis
admin-overview-waiting = Courriels en attente du serveur
admin-overview-followed = Abonnements par courriel à des listes de pratiques
admin-overview-last = Dernier courriel accepté
admin-overview-no-mail = Aucun courriel n’a encore été envoyé.
admin-overview-appeals = Appels de personnes suspendues
admin-overview-removals = Demandes de retrait
admin-overview-names-reviewer = Propositions qui nomment un examinateur comme responsable sur place
admin-overview-alike = Comptes ayant le nom et l’organisation d’un autre compte
admin-overview-without-owner = Pratiques sans propriétaire
admin-overview-unclaimed = Propositions sans examinateur
admin-overview-held = Propositions retenues avec un compte suspendu
admin-overview-quiet = Rien ne vous attend.
admin-overview-others = Tout le reste
admin-outage-title = Le serveur de courriel { $host } n’accepte plus de courriels depuis le { $moment }
admin-outage-waiting =
    { $count ->
        [0] Aucun courriel n’attend.
        [one] Un courriel attend.
       *[other] { $count } courriels attendent.
    }
admin-outage-next = Prochain essai : { $moment }.
admin-outage-next-now = Le prochain est essayé en ce moment.
admin-overview-settings = Les réglages se trouvent dans le fichier de configuration et l’environnement ; la commande « praxis config » affiche ceux qui sont en vigueur.
admin-role-submitter = Contributeur
admin-role-hint-submitter = Propose des pratiques et les suit.
admin-role-reviewer = Examinateur
admin-role-hint-reviewer = Statue aussi sur les pratiques des autres.
admin-role-administrator = Administrateur
admin-role-hint-administrator = Gère les comptes et la boîte d’envoi, et peut tout examiner.
admin-role-scoped = { $role } : { $objectives }
admin-field-role = Ce que cette personne peut faire
admin-field-scope = Seulement pour ces objectifs
admin-field-scope-hint = N’en cochez aucun pour les 23.
admin-field-reads = Langues que cette personne lit comme examinateur
admin-field-password = Votre propre mot de passe
admin-field-password-hint = Un changement de rôle l’exige. Tapez-le en dernier : il ne revient pas.
admin-field-reason = Pourquoi le compte est-il suspendu ?
admin-field-reason-hint = La personne lit ces mots en se connectant, et peut faire appel.
admin-problem-scope = Choisissez parmi les 23 objectifs
admin-problem-own = Demandez à un autre administrateur de le faire pour votre propre compte
admin-problem-too-many-passwords = Trop d’essais. Réessayez dans quelques minutes
admin-problem-last = Nommez d’abord un autre administrateur : c’est le dernier
admin-accounts-any = Tous
admin-accounts-only-alike = Même nom et même organisation
admin-accounts-only-suspended = Suspendus
admin-accounts-words = Nom, adresse ou organisation
admin-accounts-state = État
admin-accounts-show = Afficher
admin-accounts-none = Aucun compte ne correspond.
admin-accounts-name = Nom
admin-accounts-seen = Dernière visite
admin-accounts-never-seen = Non connecté
admin-accounts-change = Modifier
admin-accounts-suspended =
    { $appeals ->
        [0] Suspendu
        [one] Suspendu, 1 appel
       *[other] Suspendu, { $appeals } appels
    }
admin-account-organisation = Organisation
admin-account-country = Pays ou zone
admin-account-orcid = Identifiant ORCID
admin-account-since = Compte depuis
admin-account-language = Langue des pages et des courriels
admin-account-suspended-since = Suspendu depuis le { $day } : { $reason }
admin-account-spam = Signalé comme indésirable
admin-account-spam-facts = { $reference }, signalée par { $name } le { $day }
admin-account-appeals = Appels
admin-account-answered =
    { $granted ->
        [yes] Réponse : oui, par { $name }, { $moment }
       *[no] Réponse : non, par { $name }, { $moment }
    }
admin-field-answer = Vos mots au titulaire
admin-field-answer-hint = Ils sont envoyés par courriel avec votre réponse. Un non en a besoin.
admin-field-answer-hint-alone = Ils sont envoyés par courriel quand vous rétablissez le compte. Vous pouvez ne rien écrire.
admin-account-persons = Une personne, ou deux ?
admin-account-same-person = { $email }, de la même personne
admin-account-alike = { $email }, avec le même nom et la même organisation
admin-account-answer-one_person = Ce sont les comptes d’une seule personne
admin-account-answer-two_persons = Ce sont les comptes de deux personnes
admin-account-persons-hint = Aucun compte d’une personne ne peut décider de ce qu’un autre compte de la même personne a rédigé. Ce qui est déclaré comme une seule personne ne peut plus être séparé.
admin-account-one-person = Les deux comptes sont désormais ceux d’une seule personne.
admin-account-two-persons = Les deux comptes sont ceux de deux personnes.
admin-account-roles = Rôle
admin-account-save = Enregistrer
admin-account-save-hint = Un changement de rôle met fin à toutes les sessions de ce compte, et libère les dossiers qu’il ne peut plus garder.
admin-account-suspension = Suspension
admin-account-suspend = Suspendre ce compte
admin-account-restore = Rétablir ce compte
admin-account-refuse = Répondre non : il reste suspendu
admin-account-restore-hint = Si vous le rétablissez, ses propositions reviennent dans la file, ses appels reçoivent la réponse oui, et la personne est informée, avec vos mots.
admin-account-consequence =
    { $claims ->
        [0] Il n’a rien pris en charge.
        [one] Son dossier pris en charge est libéré.
       *[other] Ses { $claims } dossiers pris en charge sont libérés.
    } { $waiting ->
        [0] Il n’a rien en examen.
        [one] Sa proposition en examen est retenue hors de la file.
       *[other] Ses { $waiting } propositions en examen sont retenues hors de la file.
    } { $scheduled ->
        [0] Il n’a rien décidé pour un jour ultérieur.
        [one] Sa décision pour un jour ultérieur devient aussitôt caduque : la pratique est de nouveau en examen, et ses auteurs sont avertis.
       *[other] Ses { $scheduled } décisions pour un jour ultérieur deviennent aussitôt caduques : les pratiques sont de nouveau en examen, et leurs auteurs sont avertis.
    } La personne peut encore se connecter pour lire pourquoi, et faire appel.
admin-account-saved =
    { $freed ->
        [0] Enregistré.
        [one] Enregistré. Un dossier a été libéré.
       *[other] Enregistré. { $freed } dossiers ont été libérés.
    }
admin-account-suspended =
    { $freed ->
        [0] Le compte est suspendu.
        [one] Le compte est suspendu. Un dossier a été libéré.
       *[other] Le compte est suspendu. { $freed } dossiers ont été libérés.
    }
admin-account-restored = Le compte est rétabli.
admin-account-refused =
    { $answered ->
        [yes] L’appel reçoit la réponse non. Le compte reste suspendu, et son titulaire est informé des raisons.
       *[no] Aucun appel n’attend plus : un autre administrateur y a répondu. Rien n’a été envoyé.
    }
admin-invite-title = Inviter une personne
admin-invite-lead = La personne reçoit un courriel avec un lien, où elle choisit un mot de passe. Vous choisissez le rôle.
admin-invite-email-hint = L’invitation part à cette adresse. Vérifiez-la lettre par lettre : le compte appartient à la personne qui y lit le courrier.
admin-invite-password-hint = Votre propre mot de passe, parce que le nouveau compte peut recevoir des droits.
admin-invite-button = Envoyer l’invitation
admin-invite-next = Le compte existe dès maintenant. Le lien fonctionne pendant 14 jours. Ensuite, la personne en demande un autre sous « J’ai oublié mon mot de passe ».
admin-invite-sent = L’invitation part à { $email }.
admin-problem-taken = Cette adresse a déjà un compte. Cherchez-le sous Comptes
admin-problem-too-many-mails = Le site a envoyé autant de courriels de compte qu’il peut pour l’instant. Réessayez plus tard
admin-practices-lists = Listes
admin-practices-removal-asked = Retrait demandé
admin-practices-none-removal-asked = Il n’y a pas de demande de retrait.
admin-practices-names-reviewer = Nomme un examinateur
admin-practices-none-names-reviewer = Aucune proposition ne nomme un examinateur ou un administrateur.
admin-practices-without-owner = Sans propriétaire
admin-practices-none-without-owner = Aucune pratique n’est sans propriétaire.
admin-practices-taken-down = Retirées du catalogue
admin-practices-none-taken-down = Rien n’est retiré.
admin-practices-restored = Rétablies
admin-practices-none-restored = Rien n’a été rétabli.
admin-practices-title = Pratique
admin-practices-owner = Propriétaire
admin-practices-public = Ce que voit le public
admin-practices-why = Pourquoi
admin-practices-may-not-decide = Ne peut pas décider : { $names }
admin-practices-open = Ouvrir
admin-practices-when = { $day }, { $name }
admin-practices-suspended = Propriétaire suspendu le { $day }
admin-practices-co-authors = Coauteurs : { $names }
admin-owner-title = Un propriétaire pour cette pratique
admin-owner-about = Le compte de { $name }, qui en est propriétaire, est suspendu
admin-owner-lead = Un nouveau propriétaire décide aussitôt des révisions, du retrait et de la suppression. La pratique n’attend alors plus avec le compte suspendu, et ne lui revient pas à la fin de la suspension.
admin-owner-co-author = La confier à un coauteur
admin-owner-words = Vos mots aux auteurs
admin-owner-words-hint = Tous les auteurs lisent ces mots, et l’historique les garde.
admin-owner-hand-over = Rendre propriétaire
admin-owner-person = Inviter une autre personne
admin-owner-email-hint = Le service envoie un lien qui fonctionne pendant deux semaines. La personne devient propriétaire en acceptant, sauf si le compte suspendu est rétabli avant.
admin-owner-open = { $email } est invité jusqu’au { $day }.
admin-owner-handed-over = La pratique a un nouveau propriétaire, et les auteurs en sont informés.
admin-owner-invited = L’invitation est en route. La pratique reste dans cette liste jusqu’à ce qu’elle soit acceptée.
admin-owner-already = C’était déjà fait.
admin-owner-changed = La pratique a changé depuis que vous avez ouvert la page. Rien n’a été fait.
admin-owner-problem-listed = Cette adresse figure déjà dans la liste des auteurs, ou la liste est pleine.
admin-owner-problem-many = Trop d’invitations ont été envoyées depuis votre compte. Réessayez dans une heure.
admin-outbox-one-of-each = M’envoyer un exemplaire de chaque
admin-outbox-sent-each =
    { $count ->
        [one] Un courriel est en route vers vous.
       *[other] { $count } courriels sont en route vers vous.
    }
admin-outbox-dead =
    { $count ->
        [one] Un courriel n’a pas pu être remis
       *[other] { $count } courriels n’ont pas pu être remis
    }
admin-outbox-dead-hint = Vérifiez l’adresse avec la personne, puis renvoyez, ou marquez comme réglé une fois qu’elle a été prévenue autrement.
admin-outbox-waiting =
    { $count ->
        [one] Aucun courriel n’a échoué. Un courriel attend d’être envoyé.
       *[other] Aucun courriel n’a échoué. { $count } courriels attendent d’être envoyés.
    }
admin-outbox-all-well = Tous les courriels ont été remis. Le dernier : { $moment }.
admin-outbox-lists = Listes par état
admin-outbox-list-all = Tous
admin-outbox-list-dead = Non remis
admin-outbox-list-waiting = En attente
admin-outbox-list-accepted = Acceptés
admin-outbox-list-no_longer_owed = Plus dus
admin-outbox-state-dead = Non remis
admin-outbox-state-waiting = En attente
admin-outbox-state-accepted = Accepté par le serveur
admin-outbox-state-no_longer_owed = N’est plus dû
admin-outbox-none = Aucun courriel ici.
admin-outbox-choose = Choisir
admin-outbox-choose-one = Choisir le courriel à { $name }
admin-outbox-choose-all = Choisir tout sur cette page
admin-outbox-choose-none = Ne rien choisir
admin-outbox-words = Nom ou adresse du destinataire
admin-outbox-sample = Un exemple de courriel
admin-outbox-to = À
admin-outbox-about = Objet
admin-outbox-said = Derniers mots du serveur
admin-outbox-when = Quand
admin-outbox-with-chosen = Pour ceux choisis
admin-outbox-resend = Renvoyer
admin-outbox-settle = Marquer comme réglé
admin-outbox-stopped-hint = Le service n’envoie à cette adresse aucun courriel sur des pratiques. Si vous renvoyez ce courriel, le blocage est levé.
admin-outbox-private = Un courriel privé
admin-outbox-private-hint = Un courriel privé n’est lu que par son destinataire : il concerne un compte, une question ou un abonnement.
admin-outbox-digest =
    { $count ->
        [one] Résumé avec un avis
       *[other] Résumé avec { $count } avis
    }
admin-outbox-tries =
    { $count ->
        [0] pas encore tenté
        [one] 1 essai
       *[other] { $count } essais
    }
admin-outbox-none-chosen = Choisissez au moins un courriel.
admin-outbox-resent =
    { $count ->
        [0] Rien n’a été renvoyé : plus personne n’y a droit.
        [one] Un courriel est renvoyé.
       *[other] { $count } courriels sont renvoyés.
    }
admin-outbox-settled =
    { $count ->
        [0] Rien n’a été réglé : seuls les courriels non remis peuvent l’être.
        [one] Un courriel est réglé.
       *[other] { $count } courriels sont réglés.
    }
admin-record-lead = Invitations, changements de rôle, suspensions, déconnexions, pratiques transmises et comptes déclarés d’une même personne, par un autre compte ou par la ligne de commande. Rien ici ne peut être modifié ni effacé.
admin-statistics-lead = Une décision compte une fois qu’elle a pris effet, et sous l’objectif sous lequel la pratique est classée aujourd’hui. Le taux d’acceptation est la part des pratiques publiées parmi celles publiées ou non retenues.
admin-statistics-period = Période
admin-statistics-last = Douze derniers mois
admin-statistics-caption = Soumissions (clair) et réponses (foncé) de chaque mois ; le nombre au-dessus est celui de la barre la plus haute. Le tableau ci-dessous contient tous les nombres.
admin-statistics-about = Soumissions et réponses par mois : { $submitted ->
        [one] une soumission
       *[other] { $submitted } soumissions
    } et { $answered ->
        [one] une réponse
       *[other] { $answered } réponses
    } sur toute la période.
admin-statistics-by-month = Par mois
admin-statistics-by-objective = Par objectif
admin-statistics-month = Mois
admin-statistics-objective = Objectif
admin-statistics-whole = Toute la période
admin-statistics-submitted = Soumises
admin-statistics-published = Publiées
admin-statistics-returned = Renvoyées
admin-statistics-declined = Non retenues
admin-statistics-acceptance = Acceptation
admin-statistics-days = Jours jusqu’à la première réponse (médiane)
admin-statistics-open = Ouvertes à la fin
admin-statistics-percent = { $share } %
admin-statistics-none = –
admin-statistics-file-months = Enregistrer les mois sous forme de tableau (CSV)
admin-statistics-file-objectives = Enregistrer les objectifs sous forme de tableau (CSV)
admin-record-none = Rien n’est encore noté.
admin-record-accounts = Changements de comptes
admin-audit-title = Événements des pratiques
admin-audit-effect = Une décision a pris effet
admin-audit-expert = Un expert extérieur
admin-audit-hastened = Publiée avant son jour
admin-audit-lead = Chaque événement de chaque pratique, du plus récent au plus ancien. Les textes ne figurent que dans l’historique de la pratique. Une pratique jamais soumise, ou dont vous êtes partie, n’y figure pas.
admin-audit-none = Aucun événement ne correspond.
admin-audit-practice = Référence
admin-audit-person = Adresse du compte
admin-audit-deed = Ce qui a été fait
admin-audit-since = Du
admin-audit-until = Jusqu’au (inclus)
admin-audit-column-practice = Pratique
admin-problem-reference = Écrivez une référence telle que PX-2026-0417
admin-problem-address = Écrivez l’adresse entière, telle que nom@ministere.example
admin-problem-no-account = Aucun compte n’a cette adresse
admin-problem-deed = Choisissez l’une des actions de la liste
admin-record-account = Compte
admin-record-what = Ce qui a été fait
admin-record-when = Quand
admin-record-by = Par
admin-record-command = Ligne de commande
admin-record-role = Rôle changé
admin-record-suspended = Suspendu
admin-record-restored = Fin de la suspension
admin-record-invited = Invité
admin-record-received = A reçu une pratique
admin-record-one_person = De la même personne qu’un autre compte
admin-record-two_persons = D’une autre personne que le compte du même nom
admin-record-signed_out = Déconnecté partout
admin-record-calls = Modifications des appels
admin-record-calls-lead = Qui a créé et modifié chaque appel à pratiques, du plus récent au plus ancien. Rien ici ne peut être modifié ni supprimé.
admin-record-call = Appel
admin-call-deed-made = Créé
admin-call-deed-changed = Modifié
admin-call-part-title = titre
admin-call-part-text = ce que l’appel demande
admin-call-part-criteria = conditions à remplir
admin-call-part-objectives = objectifs
admin-call-part-first-day = premier jour
admin-call-part-last-day = dernier jour
admin-call-part-contact = adresse pour les questions

## Les modèles de lettres des examinateurs.

admin-tab-replies = Modèles de réponse
admin-replies-lead = Des textes que les examinateurs insèrent dans leurs lettres, puis modifient. Rien ne part de soi-même.
admin-replies-none = Il n’y a pas encore de modèle. Vous pouvez en écrire un, ou commencer par les exemples.
admin-replies-archived = Archivés
admin-replies-examples = Ajouter nos exemples
admin-replies-examples-hint = Cinq textes dans la langue de cette page, chacun sauf si un modèle de son nom existe. Changez-les comme vous voulez.
admin-replies-added =
    { $count ->
        [0] Tous les exemples y sont déjà.
        [one] Un exemple est ajouté.
       *[other] { $count } exemples sont ajoutés.
    }
admin-reply-new = Nouveau modèle
admin-reply-name = Nom
admin-reply-name-hint = Les examinateurs le choisissent par ce nom. Les auteurs ne le lisent jamais.
admin-reply-purpose = Pour quelle lettre
admin-reply-language = Langue
admin-reply-language-hint = Les modèles dans la langue des auteurs viennent en premier.
admin-reply-text = Texte
admin-reply-text-hint = Il suit la salutation du courriel. Les mots entre accolades ci-dessous sont remplis pour chaque pratique.
admin-reply-last = Dernier changement
admin-reply-changed = { $day }, { $name }
admin-reply-save = Enregistrer
admin-reply-archive = Enregistrer et archiver
admin-reply-offer = Enregistrer et proposer à nouveau
admin-reply-save-archived = Enregistrer dans les archives
admin-reply-saved = Le modèle est enregistré. Les examinateurs le trouvent en examinant.
admin-reply-archived = Le modèle est enregistré et archivé. Il n’est plus proposé aux examinateurs.
admin-reply-overtaken = { $name } a enregistré ce modèle après que vous l’avez ouvert ({ $moment }). Rien de vous n’est encore enregistré. Ce qu’il dit maintenant est ci-dessous ; ce que vous avez saisi est dans les champs. Enregistrer à nouveau le remplace.
admin-problem-placeholder = « { $placeholder } » n’est pas un mot à remplir. Choisissez-en un de ceux sous « { $field } », ou enlevez les accolades
admin-problem-replies-full = Il y a autant de modèles qu’un site peut en avoir. Changez un modèle archivé

## Letters to many authors.

admin-tab-letters = Lettres
admin-letters-lead = Lettres aux auteurs de plusieurs pratiques à la fois. Chaque auteur reçoit un seul message, et chaque pratique garde la lettre dans son historique.
admin-letters-none = Aucune lettre n’a encore été écrite.
admin-letter-new = Écrire à plusieurs auteurs
admin-letter-lead = Indiquez les pratiques concernées et écrivez la lettre. Cette page montre ensuite chaque lettre telle que son auteur la lirait. Rien n’est envoyé avant que vous n’appuyiez sur « Envoyer les lettres ».
admin-letter-which = Quelles pratiques
admin-letter-which-hint = La lettre va aux auteurs des pratiques proposées qui remplissent toutes ces conditions. Vos propres pratiques et les auteurs suspendus en sont exclus.
admin-letter-any = Indifférent
admin-letter-objective = Objectif
admin-letter-status = Situation
admin-letter-status-in-review = En examen
admin-letter-status-returned = Renvoyée et pas proposée de nouveau
admin-letter-status-declined = Non retenue
admin-letter-status-withdrawn = Retirée
admin-letter-status-live = Publiée
admin-letter-status-no-longer-current = Plus d’actualité
admin-letter-written-in = Langue du texte
admin-letter-reads = Langue de lecture de l’auteur
admin-letter-before = Proposée pour la dernière fois avant le
admin-letter-references = Seulement ces références
admin-letter-references-hint = Séparées par des espaces, des virgules ou des retours à la ligne. Laissez vide pour toutes les références.
admin-letter-what = La lettre
admin-letter-subject = Objet
admin-letter-text = Texte
admin-letter-text-hint = Il suit la formule d’appel. La liste des pratiques de l’auteur vient après. Les mots entre accolades ci-dessous sont remplacés pour chaque auteur.
admin-letter-find = Montrer les lettres
admin-letter-recipients = Destinataires
admin-letter-none-found = Aucun auteur n’est trouvé. Modifiez la recherche ci-dessus.
admin-letter-missing = Cette recherche ne trouve aucune pratique de ces références : { $references }
admin-letter-read = Lire cette lettre
admin-letter-send = Envoyer les lettres
admin-letter-none-chosen = Rien n’a été envoyé. Choisissez au moins un auteur.
admin-letter-changed = Rien n’a été envoyé : la recherche, les mots ou les pratiques ont changé depuis que les lettres ont été montrées. Relisez-les ci-dessous.
admin-letter-sent = Les lettres sont en route. Cette page montre ce que devient chaque message.
admin-letter-to = Envoyée à
admin-letter-sent-on = Envoi
admin-letter-reached =
    { $people ->
        [one] Un auteur
       *[other] { $people } auteurs
    }, { $practices ->
        [one] une pratique
       *[other] { $practices } pratiques
    }
admin-letter-when = { $moment }, { $name }
admin-letter-found-by = Critères de recherche
admin-letter-author = Auteur
admin-letter-practices = Pratiques
admin-letter-mail = Message
admin-letter-by-objective = Objectif { $value }
admin-letter-by-written-in = Texte en { $value }
admin-letter-by-reads = L’auteur lit en { $value }
admin-letter-by-before = Proposée pour la dernière fois avant le { $value }
admin-letter-by-nothing = Toutes les pratiques proposées
admin-problem-letter-day = Donnez « { $field } » comme une date, par exemple 2026-03-31
admin-problem-letter-reference = « { $reference } » n’est pas une référence telle que PX-2026-0417
admin-problem-letter-many = Plus de 300 pratiques sont trouvées, et une lettre en atteint au plus 300. Restreignez la recherche
admin-problem-letter-long = Une fois les mots remplacés, une lettre dépasse 4 000 caractères. Raccourcissez « { $field } »

## Combien d’avis une proposition demande.

admin-tab-labels = Étiquettes
admin-tab-calls = Appels
admin-calls-lead = Un appel demande des pratiques sur un thème jusqu’à un jour donné. Le public le voit dès son premier jour. Un brouillon peut y répondre jusqu’à son dernier jour. Ce qui a été soumis d’ici là y répond encore après la clôture, même si l’équipe d’examen le renvoie. Les auteurs des brouillons ouverts qui y répondent reçoivent un rappel par courriel une semaine et deux jours avant la clôture.
admin-calls-none = Il n’y a pas encore d’appel.
admin-call-new = Nouvel appel
admin-call-title = Titre
admin-call-when = Jours
admin-call-standing = État
admin-call-days = du { $from } au { $until }
admin-call-is-open = ouvert
admin-call-is-planned = pas encore ouvert
admin-call-is-closed = clos
admin-call-title_en = Titre en anglais
admin-call-title_fr = Titre en français
admin-call-text_en = Ce que l’appel demande, et pourquoi, en anglais
admin-call-text_fr = La même chose en français
admin-call-criteria_en = Conditions à remplir, en anglais
admin-call-criteria_fr = Conditions à remplir, en français
admin-call-objectives = Objectifs dont il traite
admin-call-contact = Adresse pour les questions
admin-call-contact-hint = Elle figure sur la page publique de l’appel.
admin-call-opens = Premier jour
admin-call-closes = Dernier jour
admin-call-closes-hint = L’appel est ouvert jusqu’à la fin de ce jour. Vous pouvez le déplacer tant que l’appel est ouvert.
admin-call-public = La page publique de cet appel
admin-call-save = Enregistrer l’appel
admin-call-saved = L’appel est enregistré.
admin-problem-call-day = Choisissez pour « { $field } » un jour à partir d’aujourd’hui, dans les cinq ans
admin-problem-call-order = Choisissez pour « { $field } » un dernier jour qui n’est pas avant le premier
admin-problem-call-overtaken = Un autre administrateur a enregistré cet appel entre-temps. Ouvrez-le dans une autre fenêtre pour comparer. Votre prochain envoi remplace ce qu’il dit.
admin-labels-lead = Les examinateurs posent ces étiquettes sur les pratiques. Une étiquette se trouve dans la file par son mot de recherche. Elle est mise de côté et non supprimée : les pratiques la gardent, et elle n’est plus proposée aux examinateurs.
admin-labels-none = Il n’y a pas encore d’étiquette.
admin-labels-word = Mot de recherche
admin-labels-readers = Qui la lit
admin-labels-for-team = L’équipe d’examen
admin-labels-for-authors = L’équipe d’examen et les auteurs
admin-labels-retired = mise de côté
admin-labels-deed = Ce que vous pouvez faire
admin-labels-offer = Proposer de nouveau
admin-labels-retire = Mettre de côté
admin-labels-added = L’étiquette est ajoutée.
admin-labels-retired-one = L’étiquette est mise de côté.
admin-labels-offered-one = L’étiquette est de nouveau proposée.
admin-label-new = Une nouvelle étiquette
admin-label-add = Ajouter l’étiquette
admin-label-name = Nom de l’étiquette
admin-label-name-hint = Il ne peut plus être changé, car les historiques le contiennent.
admin-label-for-authors = Les auteurs la voient
admin-label-for-authors-hint = Ils la lisent sur la page de leur pratique, sans savoir qui l’a posée.
admin-problem-label = « { $field } » a le mot de recherche d’une autre étiquette, ou la liste a déjà { $most } étiquettes
admin-tab-opinions = Avis
admin-opinions-lead = Pour chaque objectif, vous choisissez combien d’avis indépendants une proposition demande avant de pouvoir être approuvée. Sans aucun, un examinateur décide seul. Un renvoi ou un refus ne demande pas d’avis.
admin-opinions-today = Comptent les avis des examinateurs et des administrateurs du site, y compris celui de l’examinateur qui décide, et ceux des experts extérieurs, que l’examinateur en charge sollicite par courriel. Une proposition garde les nombres qui figurent ici au moment où elle est soumise, ou déplacée vers un autre objectif.
admin-opinions-objective = Objectif
admin-opinions-covered = Examinateurs qui peuvent donner un avis
admin-opinions-number-opinions = Avis nécessaires
admin-opinions-number-internal = Dont examinateurs, au moins
admin-opinions-number-external = Dont experts, au moins
admin-problem-opinions-parts = Les avis d’examinateurs et d’experts dépassent ensemble le nombre d’avis nécessaires
admin-problem-opinions-few =
    { $count ->
        [one] Seul { $count } examinateur peut donner un avis sur cet objectif. Choisissez moins d’avis, ou davantage d’avis d’experts
       *[other] Seuls { $count } examinateurs peuvent donner un avis sur cet objectif. Choisissez moins d’avis, ou davantage d’avis d’experts
    }
admin-opinions-choice =
    { $count ->
        [0] Aucun
       *[other] { $count }
    }
admin-opinions-set = { $name }, { $day }
admin-opinions-save = Enregistrer
admin-opinions-saved =
    { $count ->
        [0] Rien n’a été modifié.
        [one] Enregistré : { $count } objectif a désormais un autre nombre.
       *[other] Enregistré : { $count } objectifs ont désormais d’autres nombres.
    }
admin-opinions-overtaken = Un autre administrateur a modifié ces nombres pendant que cette page était ouverte. Vos choix sont encore ici, et rien n’est enregistré. Comparez-les avec ce qui figure sous chaque case, puis enregistrez de nouveau.
