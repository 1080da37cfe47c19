### Les actes : chaque texte qu’un nouvel acte apporte se trouve ici, sur les pages et dans les courriels.

## The deeds, as their buttons say them.

deed-submit = Soumettre pour examen
deed-discard = Abandonner le brouillon
deed-comment = Commenter une réponse
deed-reply = Répondre à un commentaire
deed-resolve = Marquer comme réglé
deed-ask_again = Demander de nouveau
deed-answer = Répondre à un point
deed-claim = Prendre en charge
deed-release = Libérer, pour que d’autres la prennent en charge
deed-hold = Suspendre l’examen
deed-remind = Rappeler à l’examinateur
deed-resume = Reprendre l’examen
deed-take_over = Reprendre le dossier
deed-assign = Attribuer
deed-move = Déplacer vers un autre objectif
deed-correct_language = Corriger la langue
deed-approve = Approuver
deed-return = Renvoyer avec vos mots
deed-decline = Ne pas retenir
deed-give_opinion = Donner votre avis
deed-ask_opinion = Demander l’avis d’une personne de plus
deed-open_opinions = Lire les avis sans en donner
deed-ask_expert = Demander l’avis d’un expert extérieur
deed-end_expert_link = Mettre fin au lien d’un expert
deed-refuse_opinion = Je ne donne pas d’avis
deed-undo = Revenir sur la décision
deed-change_date = Changer la date
deed-reschedule = Choisir un autre jour
deed-call_off = Renoncer à la publication
deed-publish_now = Publier maintenant
deed-consent = Oui, la publier
deed-refuse = Non, continuer à écrire
deed-stop_asking = Ne plus demander l’accord
deed-mark_spam = Signaler comme indésirable
deed-withdraw = Retirer
deed-reopen = Rouvrir
deed-appeal = Faire appel
deed-uphold = Accueillir l’appel
deed-refuse_appeal = Refuser l’appel
deed-start_again = Repartir de ce texte
deed-revise = Réviser
deed-confirm = Elle est toujours d’actualité
deed-say_ended = Elle a pris fin
deed-ask_removal = Demander le retrait
deed-cancel_removal = Je ne veux plus son retrait
deed-keep = Maintenir en ligne
deed-take_down = Retirer du catalogue
deed-restore = Rétablir
deed-add_label = Poser une étiquette
deed-remove_label = Retirer une étiquette
deed-add_replication = Publier
deed-remove_replication = Retirer de la page
deed-hand_over = Transmettre
deed-set_aside_bar = Laisser décider un examinateur écarté
deed-declare_conflict = Déclarer un conflit d’intérêts
deed-write = Écrire aux auteurs
deed-invite = Inviter
deed-invite_again = Envoyer une nouvelle invitation
deed-cancel_invitation = Retirer l’invitation
deed-join = Accepter
deed-refuse_invitation = Refuser
deed-reorder = Changer l’ordre des auteurs
deed-remove_author = Retirer un coauteur
deed-leave = Quitter cette pratique
deed-offer = Inviter, et proposer la propriété
deed-cancel_offer = Annuler l’offre
deed-take_ownership = Accepter, et devenir propriétaire
deed-refuse_offer = Refuser la propriété
deed-invite_owner = Inviter un nouveau propriétaire

## The deeds, as the history tells them.

event-start = Commencée
event-import = Importée
event-submit = Soumise
event-discard = Brouillon abandonné
event-comment = Commentaire ajouté
event-reply = Réponse à un commentaire
event-resolve = Commentaire réglé
event-ask_again = Demandé de nouveau
event-answer = Point traité
event-claim = Prise en charge
event-release = Prise en charge libérée
event-hold = Examen suspendu
event-resume = Examen repris
event-take_over = Dossier repris
event-assign = Attribuée
event-free_claim = Prise en charge levée
event-suggest_anew = Un autre examinateur proposé
event-warn_claim = L’examinateur est averti de la fin de la prise en charge
event-remind = Rappel d’un autre examinateur
event-remind_review = Rappel du délai à l’examinateur
event-remind_late = Rappel à l’examinateur : le délai de réponse est passé
event-remind_authors = Rappel du brouillon aux auteurs
event-remind_call = Auteurs avertis de l’appel à pratiques
event-remind_deadline = Auteurs avertis de la clôture de l’appel à pratiques
event-lapse = Brouillon devenu caduc
event-move = Déplacée vers un autre objectif
event-correct_language = Langue corrigée
event-approve = Décision : approuver
event-return = Décision : renvoyer
event-decline = Décision : ne pas retenir
event-give_opinion = Avis donné
event-ask_opinion = Avis demandé
event-open_opinions = Avis lus par un administrateur qui n’en donne pas
event-ask_expert = Avis demandé à un expert extérieur
event-end_expert_link = Fin du lien d’un expert
event-refuse_opinion = Aucun avis donné par l’expert
event-undo = Décision annulée
event-change_date = Date changée
event-reschedule = Publication déplacée à un autre jour
event-accept = Acceptée pour une date ultérieure
event-call_off = Publication abandonnée
event-fall_back = De nouveau en examen
event-ask_consent = Approuvée : l’accord des auteurs est demandé
event-offer_words = Approuvée avec d’autres mots : l’accord des auteurs est demandé
event-consent = Un auteur a donné son accord
event-refuse = Accord refusé
event-stop_asking = L’accord n’est plus demandé
event-mark_spam = Signalée comme indésirable
event-withdraw = Retirée par son propriétaire
event-reopen = Rouverte
event-appeal = Appel de la décision
event-uphold = Appel accueilli : de nouveau en examen
event-refuse_appeal = Appel refusé : la décision est maintenue
event-start_again = Reprise à partir du texte
event-revise = Révision commencée
event-confirm = Confirmée à jour
event-say_ended = Ses auteurs ont dit qu’elle a pris fin
event-ask_current = Question aux auteurs : est-elle encore vraie ?
event-mark_unconfirmed = Marquée comme non confirmée
history-file = Enregistrer cet historique sous forme de tableau (CSV)
unpublished = Non publié. Merci de garder ce texte confidentiel.
unpublished-mark = Non publié
typed-not-sent = Voici ce que vous avez saisi. Ce texte n’a pas été envoyé. Vous pouvez le copier.
event-ask_removal = Retrait demandé
event-cancel_removal = Demande de retrait reprise
event-keep = Maintenue en ligne
event-take_down = Retirée du catalogue
event-restore = Rétablie
event-add_label = Étiquette posée
event-remove_label = Étiquette retirée
event-add_replication = Reprise publiée
event-remove_replication = Reprise retirée
event-hand_over = Transmise
event-set_aside_bar = Un examinateur écarté peut décider
event-declare_conflict = Conflit d’intérêts déclaré
event-write = Lettre aux auteurs
event-invite = Coauteur invité
event-invite_again = Invitation renouvelée
event-cancel_invitation = Invitation retirée
event-join = Coauteur arrivé
event-refuse_invitation = Invitation refusée
event-reorder = Ordre des auteurs modifié
event-remove_author = Coauteur retiré
event-leave = Coauteur parti
event-offer = Propriété proposée
event-cancel_offer = Offre de propriété annulée
event-take_ownership = Propriété acceptée
event-refuse_offer = Propriété refusée
event-invite_owner = Nouveau propriétaire invité
event-effect-approve = Publiée
event-effect-return = Renvoyée
event-effect-decline = Non retenue

## What a reviewer reads beside the button.

review-hint-deed-comment = Il reste à côté de la réponse, à travers toutes les révisions. Aucun courriel n’est envoyé maintenant.
review-hint-deed-reply = Elle reste sous le commentaire, pour les mêmes lecteurs. Aucun courriel n’est envoyé maintenant.
review-hint-deed-resolve = Le commentaire n’est plus ouvert. Les auteurs le lisent avec votre décision.
review-hint-deed-ask_again = Le commentaire est de nouveau ouvert. Les auteurs le lisent avec votre décision.
review-hint-deed-give_opinion = Il ne décide rien : c’est l’examinateur en charge qui décide. Il ne peut pas être modifié, mais un avis que vous donnez plus tard le remplace. Les examinateurs le lisent après avoir donné le leur. Aucun courriel n’est envoyé.
review-hint-deed-ask_opinion = L’examinateur que vous choisissez reçoit un courriel, et la pratique est marquée dans sa file. Vous gardez la prise en charge.
review-hint-deed-open_opinions = Vous les lisez ensuite ici, et vous ne donnez pas d’avis sur cette révision. L’historique indique que vous les avez lus.
review-hint-deed-ask_expert = L’expert reçoit un courriel avec un lien, lit cette révision sans compte et donne un avis. Le lien fonctionne pendant trois semaines, tant que cette révision est en examen. L’expert ne lit ni avis, ni commentaire, ni nom d’examinateur, et les auteurs n’en apprennent rien.
review-hint-deed-end_expert_link = Le lien ne fonctionne plus. Un avis que l’expert a donné reste. L’expert ne reçoit pas de courriel.
review-hint-deed-claim =
    { $days ->
        [one] Les autres voient que vous la lisez, pendant { $days } jour.
       *[other] Les autres voient que vous la lisez, pendant { $days } jours.
    }
review-hint-deed-take_over = La personne qui l’avait en est avertie.
review-hint-deed-release = Aucun courriel n’est envoyé.
review-hint-deed-hold = Si vous attendez d’autres personnes, par exemple une ambassade ou un tribunal. Les auteurs sont avertis, avec votre motif. Jusqu’à ce jour, la pratique ne compte dans le travail d’aucun examinateur, aucun rappel n’est envoyé, et votre prise en charge n’expire pas.
review-hint-deed-remind = L’examinateur qui l’a prise en charge reçoit un courriel, sans votre nom. Cela se fait une fois par soumission.
review-hint-deed-add_label = Les examinateurs la lisent dans la file, au bureau et dans l’historique. Les auteurs ne voient une étiquette que si la liste des étiquettes le dit.
review-hint-deed-remove_label = L’historique garde qu’elle y était.
review-hint-deed-resume = L’examen reprend. Aucun courriel n’est envoyé.
review-hint-deed-assign = L’examinateur est averti, ainsi que celui qui l’avait prise en charge.
review-hint-deed-set_aside_bar = Pour un examinateur ou un administrateur que la pratique nomme comme responsable sur place, ou qui a déclaré un conflit d’intérêts ; jamais pour un auteur. Cela vaut aussi quand un envoi ultérieur nomme la même personne. Les auteurs n’en sont pas informés ; les examinateurs le voient dans l’historique.
review-hint-deed-declare_conflict = Si vous ne pouvez pas juger cette pratique avec impartialité. Votre prise en charge et une proposition de vous prennent fin, un autre examinateur est proposé, et vous voyez désormais ce que voient les auteurs. Les auteurs n’en sont pas informés. Un administrateur peut écarter le conflit.
review-hint-deed-move = Les auteurs sont avertis. Si l’objectif est hors de votre ressort, votre prise en charge prend fin et un autre examinateur est proposé.
review-hint-deed-correct_language = La langue sous laquelle elle est classée ; les auteurs sont avertis.
review-hint-deed-mark_spam =
    Pour la publicité et ce qui lui ressemble, non pour une pratique faible. { $account ->
        [suspends] Le compte de { $owner } n’a pas de pratique publiée : il est suspendu aussitôt. Son titulaire ne peut plus se connecter que pour lire votre raison et faire appel, et ses autres propositions attendent hors de la file.
        [suspended] Le compte de { $owner } est déjà suspendu, et le reste.
       *[stays] Le compte de { $owner } reste ouvert : seul un administrateur peut le suspendre. Son titulaire lit votre raison sur la page de la pratique.
    } Les auteurs ne reçoivent pas de courriel. Les administrateurs sont informés et peuvent rouvrir la pratique.
review-hint-deed-undo = La pratique revient en examen, prise en charge par l’examinateur qui avait décidé. Aucun courriel n’est envoyé.
review-hint-deed-change_date = Jusqu’à la fin du délai d’annulation.
review-hint-deed-reschedule = La décision reste valable. Les auteurs reçoivent un seul courriel, avec vos mots.
review-hint-deed-call_off = Elle revient en examen. Les auteurs sont avertis, avec vos mots.
review-hint-deed-publish_now = Elle est publique aussitôt. Les auteurs sont avertis, avec vos mots.
review-hint-deed-stop_asking = Elle revient en examen. Les auteurs sont avertis, avec vos mots.
review-hint-deed-reopen = Elle revient en examen, libre d’être prise en charge. Les auteurs et l’ancien examinateur sont avertis, avec vos mots.
review-hint-deed-uphold = La pratique revient en examen, et un autre examinateur que celui qui a décidé est proposé. Les auteurs et cet examinateur en sont informés, avec vos mots.
review-hint-deed-refuse_appeal = La décision est maintenue, et il n’y a pas de second appel. Les auteurs et l’examinateur qui a décidé en sont informés, avec vos mots.
review-hint-deed-keep = Répond à la demande de retrait. Le propriétaire est averti, avec vos mots.
review-hint-deed-take_down = Aussitôt. Les auteurs sont avertis, avec vos mots. Un autre examinateur peut la rétablir.
review-hint-deed-restore = Elle redevient publique aussitôt. Les auteurs sont avertis.
review-hint-deed-hand_over = Immédiatement : l’autre compte devient propriétaire de la pratique, et l’ancien propriétaire ne la lit plus et n’en décide plus. Les deux sont informés, avec vos mots.

## What a reviewer reads beside a decision.

review-way-hint-approve = Publique une fois le délai d’annulation écoulé
review-way-hint-reworded = Les auteurs voient ce que vous avez changé. Elle est publique lorsqu’un auteur donne son accord
review-way-hint-approve-at-once = Publique aussitôt
review-way-hint-return = Avec vos mots ; un nouveau brouillon s’ouvre pour les auteurs
review-way-hint-decline = Avec un motif et vos mots

## The box of the reasons.

review-words-comment = Votre commentaire
review-words-reply = Votre réponse
review-words-give_opinion = Vos mots aux auteurs, que l’examinateur en charge peut transmettre
review-words-ask_opinion = Votre question à cet examinateur
review-words-ask_expert = Votre question à l’expert
review-words-refuse_opinion = Pourquoi, si vous souhaitez le dire
review-words-undo = Pourquoi
review-words-hold = Votre motif, pour les auteurs
review-words-change_date = Pourquoi
review-words-reschedule = Vos mots aux auteurs
review-words-call_off = Vos mots aux auteurs
review-words-publish_now = Vos mots aux auteurs
review-words-stop_asking = Vos mots aux auteurs
review-words-mark_spam = Pourquoi elle est indésirable
review-words-reopen = Vos mots aux auteurs
review-words-uphold = Vos mots aux auteurs
review-words-refuse_appeal = Vos mots aux auteurs
review-words-keep = Vos mots au propriétaire
review-words-take_down = Vos mots aux auteurs
review-words-restore = Vos mots aux auteurs
review-words-hand_over = Vos mots à tous les deux
review-words-set_aside_bar = Pourquoi
review-words-declare_conflict = Pourquoi, pour les administrateurs seulement

## What a reviewer reads afterwards.

review-done-comment = C’est fait : votre commentaire est à côté de la réponse.
review-done-reply = C’est fait : votre réponse est sous le commentaire.
review-done-resolve = C’est fait : le commentaire est réglé.
review-done-ask_again = C’est fait : le commentaire est de nouveau ouvert.
review-done-give_opinion = Votre avis est enregistré.
review-done-ask_opinion = L’examinateur est sollicité par courriel.
review-done-open_opinions = Vous lisez désormais les avis, et n’en donnez pas sur cette révision.
review-done-ask_expert = L’expert est sollicité par courriel.
review-done-end_expert_link = Le lien de l’expert ne fonctionne plus.
review-done-refuse_opinion = Merci de votre réponse. L’équipe d’examen lit que vous ne donnez pas d’avis, et le lien ne fonctionne plus.
review-done-claim = Prise en charge : à vous de décider.
review-done-take_over = Reprise : à vous de décider.
review-done-release = Libérée : d’autres peuvent la prendre en charge.
review-done-hold = L’examen est suspendu : les auteurs sont avertis.
review-done-remind = L’examinateur reçoit un rappel par courriel.
review-done-resume = L’examen a repris.
review-done-assign = Attribuée.
review-done-set_aside_bar = C’est fait : l’examinateur peut décider désormais.
review-done-declare_conflict = Votre conflit d’intérêts est déclaré. Vous ne jugez pas cette pratique.
review-done-move = Classée sous un autre objectif.
review-done-correct_language = La langue est corrigée.
review-done-mark_spam =
    { $account ->
        [suspended] Signalée comme indésirable. Le compte de son titulaire est suspendu ; le titulaire lit votre raison à sa prochaine connexion et peut faire appel. Les administrateurs sont informés.
       *[stays] Signalée comme indésirable. Le compte de son titulaire reste comme il était ; le titulaire lit votre raison sur la page de la pratique. Les administrateurs sont informés.
    }
review-done-undo = Annulé : elle est de nouveau en examen. Rien n’a été envoyé.
review-done-change_date = La date est changée.
review-done-reschedule = La publication est déplacée, et les auteurs sont avertis.
review-done-call_off = Publication annulée : elle est de nouveau en examen, et les auteurs sont avertis.
review-done-publish_now = Elle est publique maintenant.
review-done-stop_asking = C’est fait : elle est de nouveau en examen, et les auteurs sont avertis.
review-done-reopen = Rouverte : elle est de nouveau en examen.
review-done-uphold = L’appel est accueilli : elle est de nouveau en examen, et les auteurs en sont informés.
review-done-refuse_appeal = L’appel est refusé, et les auteurs en sont informés.
review-done-keep = Elle reste publique, et son propriétaire est averti.
review-done-take_down = Retirée du catalogue, et les auteurs sont avertis.
review-done-restore = Elle est de nouveau publique.
review-done-add_label = L’étiquette est posée.
review-done-remove_label = L’étiquette est retirée.
review-done-hand_over = Transmise : elle a un nouveau propriétaire, et les deux sont informés.
review-done-at-once-approve = Approuvée : elle est publique maintenant.
review-done-at-once-return = Renvoyée à ses auteurs.
review-done-at-once-decline = Non retenue ; ses auteurs sont avertis.

## What the loser of a race reads: the deed that came first.

review-first-of-deciding = Un autre examinateur a décidé en premier
review-first-of-all = Autre chose est venu en premier
review-first-start = { $name } l’a commencée, { $moment }
review-first-import = La pratique a été importée, { $moment }
review-first-submit = { $name } l’a proposée de nouveau, { $moment }
review-first-discard = { $name } a abandonné le brouillon, { $moment }
review-first-comment = { $name } a commenté en premier, { $moment }
review-first-reply = { $name } a répondu en premier, { $moment }
review-first-resolve = { $name } a réglé un commentaire en premier, { $moment }
review-first-ask_again = { $name } a demandé de nouveau en premier, { $moment }
review-first-give_opinion = { $name } a donné un avis, { $moment }
review-first-ask_opinion = { $name } a demandé un avis, { $moment }
review-first-open_opinions = { $name } a lu les avis, { $moment }
review-first-ask_expert = { $name } a demandé l’avis d’un expert, { $moment }
review-first-end_expert_link = { $name } a mis fin au lien d’un expert, { $moment }
review-first-refuse_opinion = { $name } a répondu sans donner d’avis, { $moment }
review-first-answer = { $name } a répondu à un point en premier, { $moment }
review-first-claim = { $name } l’a prise en charge en premier, { $moment }
review-first-release = { $name } l’a libérée, { $moment }
review-first-hold = { $name } a suspendu l’examen, { $moment }
review-first-add_label = { $name } a posé une étiquette, { $moment }
review-first-remove_label = { $name } a retiré une étiquette, { $moment }
review-first-add_replication = { $name } a publié une reprise, { $moment }
review-first-remove_replication = { $name } a retiré une reprise, { $moment }
review-first-resume = { $name } a repris l’examen, { $moment }
review-first-take_over = { $name } l’a reprise, { $moment }
review-first-assign = { $name } l’a attribuée, { $moment }
review-first-free_claim = La prise en charge a été levée par { $name }, { $moment }
review-first-suggest_anew = { $name } a proposé un autre examinateur, { $moment }
review-first-warn_claim = { $name } a averti de la fin de la prise en charge, { $moment }
review-first-remind = { $name } a envoyé un rappel à l’examinateur, { $moment }
review-first-remind_review = { $name } a rappelé le délai à l’examinateur, { $moment }
review-first-remind_late = { $name } a rappelé à l’examinateur que le délai de réponse est passé, { $moment }
review-first-remind_authors = { $name } a rappelé le brouillon aux auteurs, { $moment }
review-first-remind_call = { $name } a averti les auteurs de l’appel à pratiques, { $moment }
review-first-remind_deadline = { $name } a averti les auteurs de la clôture de l’appel à pratiques, { $moment }
review-first-lapse = Le brouillon est devenu caduc, { $moment }
review-first-move = { $name } l’a classée sous un autre objectif, { $moment }
review-first-correct_language = { $name } a corrigé sa langue, { $moment }
review-first-approve = { $name } a décidé en premier : approuvée, { $moment }
review-first-return = { $name } a décidé en premier : renvoyée, { $moment }
review-first-decline = { $name } a décidé en premier : non retenue, { $moment }
review-first-undo = { $name } est revenu sur la décision, { $moment }
review-first-change_date = { $name } a changé la date, { $moment }
review-first-reschedule = { $name } a déplacé la publication à un autre jour, { $moment }
review-first-accept = Elle a été acceptée pour une date ultérieure par { $name }, { $moment }
review-first-call_off = { $name } a annulé la publication, { $moment }
review-first-publish_now = { $name } l’a publiée, { $moment }
review-first-take_effect = La décision a pris effet, { $moment }
review-first-fall_back = Elle a été remise en examen par { $name }, { $moment }
review-first-ask_consent = L’accord de ses auteurs a été demandé, { $moment }
review-first-offer_words = L’accord de ses auteurs à d’autres mots a été demandé, { $moment }
review-first-consent = { $name } a donné son accord à la publication, { $moment }
review-first-refuse = { $name } a refusé son accord à la publication, { $moment }
review-first-stop_asking = { $name } ne demande plus l’accord des auteurs, { $moment }
review-first-mark_spam = { $name } l’a signalée comme indésirable, { $moment }
review-first-withdraw = { $name } l’a retirée, { $moment }
review-first-reopen = { $name } l’a rouverte, { $moment }
review-first-appeal = { $name } a fait appel, { $moment }
review-first-uphold = { $name } a accueilli l’appel, { $moment }
review-first-refuse_appeal = { $name } a refusé l’appel, { $moment }
review-first-start_again = { $name } l’a recommencée, { $moment }
review-first-revise = { $name } a commencé une révision, { $moment }
review-first-confirm = { $name } a confirmé son actualité, { $moment }
review-first-say_ended = { $name } a dit qu’elle a pris fin, { $moment }
review-first-ask_current = { $name } a demandé aux auteurs si elle est encore vraie, { $moment }
review-first-mark_unconfirmed = { $name } l’a marquée comme non confirmée, { $moment }
review-first-ask_removal = { $name } a demandé son retrait, { $moment }
review-first-cancel_removal = { $name } a repris la demande de retrait, { $moment }
review-first-keep = { $name } l’a maintenue publique, { $moment }
review-first-take_down = { $name } l’a retirée du catalogue, { $moment }
review-first-restore = { $name } l’a rétablie, { $moment }
review-first-hand_over = { $name } l’a transmise, { $moment }
review-first-set_aside_bar = { $name } a laissé décider un examinateur écarté, { $moment }
review-first-declare_conflict = { $name } a déclaré un conflit d’intérêts, { $moment }
review-first-write = { $name } a écrit aux auteurs, { $moment }
review-first-invite = { $name } a invité un coauteur, { $moment }
review-first-invite_again = { $name } a renouvelé une invitation, { $moment }
review-first-cancel_invitation = { $name } a retiré une invitation, { $moment }
review-first-join = { $name } est devenu coauteur, { $moment }
review-first-refuse_invitation = { $name } a refusé une invitation, { $moment }
review-first-reorder = { $name } a changé l’ordre des auteurs, { $moment }
review-first-remove_author = { $name } a retiré un coauteur, { $moment }
review-first-leave = { $name } n’est plus coauteur, { $moment }
review-first-offer = { $name } a proposé la propriété, { $moment }
review-first-cancel_offer = { $name } a annulé une offre de propriété, { $moment }
review-first-take_ownership = { $name } est devenu propriétaire, { $moment }
review-first-refuse_offer = { $name } a refusé la propriété, { $moment }
review-first-invite_owner = { $name } a invité un nouveau propriétaire, { $moment }

## What an author reads afterwards.

drafting-done-answer = Votre réponse est enregistrée.
drafting-done-discard = Le brouillon est abandonné. Vous pouvez repartir de son texte.
drafting-done-withdraw = Retirée. Toutes vos réponses sont dans ce brouillon.
drafting-done-consent = Merci : votre accord est enregistré.
drafting-done-refuse = Elle n’est pas publiée. Toutes vos réponses sont dans ce brouillon.
drafting-done-start_again = Un nouveau brouillon est ouvert avec tout son texte.
drafting-done-cancel_removal = Votre demande est reprise : la pratique reste publique.
drafting-done-revise = Un brouillon est ouvert à côté de la version publique.
drafting-done-confirm = Merci. Les lecteurs voient la date d’aujourd’hui.
drafting-done-say_ended = Merci. Sa page indique désormais qu’elle a pris fin.
drafting-done-ask_removal = Son retrait est demandé à l’équipe d’examen, qui répond par courriel. Vous recevez un accusé de réception par courriel. Jusqu’à la réponse, vous pouvez reprendre votre demande ici.
drafting-done-appeal = Votre appel est envoyé. Vous recevez un accusé de réception et la réponse par courriel.
drafting-done-invite = L’invitation est en route.
drafting-done-invite_again = Une nouvelle invitation est en route. Les liens des courriels précédents ne fonctionnent plus.
drafting-done-cancel_invitation = L’invitation est retirée. Son lien ne fonctionne plus.
drafting-done-join = Vous êtes désormais coauteur de cette pratique.
drafting-done-refuse_invitation = L’invitation est refusée, et le propriétaire en est informé.
drafting-done-reorder = L’ordre est modifié.
drafting-done-remove_author = Cette personne n’est plus dans la liste des auteurs.
drafting-done-leave = Vous avez quitté la pratique, et le propriétaire en est informé.
drafting-done-offer = La propriété est proposée. Rien ne change tant que la personne n’a pas accepté.
drafting-done-cancel_offer = L’offre est annulée.
drafting-done-take_ownership = Cette pratique est désormais la vôtre. L’ancien propriétaire en est informé.
drafting-done-refuse_offer = Vous avez refusé la propriété. Le propriétaire en est informé.

## Mails about a practice. Authors read “the review team”, never a name.

practice-mail-subject-submit-submitter = Nous avons reçu votre pratique « { $title } »
practice-mail-says-submit-submitter = Votre pratique est arrivée à l’équipe d’examen. Ce que vous avez envoyé figure à la fin de ce courriel.
practice-mail-next-submit-submitter =
    { $shown ->
        [yes] L’équipe d’examen va la lire et vous recevrez un courriel avec sa décision. Si elle est approuvée, elle n’est publiée qu’après qu’un auteur l’a relue et a donné son accord, comme vous l’avez demandé. D’ici là, vous pouvez la retirer pour la modifier.
       *[no] L’équipe d’examen va la lire et vous recevrez un courriel avec sa décision. D’ici là, vous pouvez la retirer pour la modifier.
    }
practice-mail-subject-submit-author = « { $title } » a été soumise pour examen
practice-mail-says-submit-author = Une pratique dont vous êtes l’auteur est arrivée à l’équipe d’examen.
practice-mail-next-submit-author = Vous recevrez un courriel avec la décision.
practice-mail-subject-submit-suggested = À examiner : « { $title } »
practice-mail-says-submit-suggested = Une pratique de votre ressort attend un examinateur, et le service vous propose.
practice-mail-next-submit-suggested = Prenez-la en charge pour l’examiner. Sinon, d’autres examinateurs le peuvent.
practice-mail-subject-submit-reviewer = En attente d’examen : « { $title } »
practice-mail-says-submit-reviewer = Une pratique de votre ressort attend un examinateur.
practice-mail-next-submit-reviewer = Tout examinateur de cet objectif peut la prendre en charge.
practice-mail-subject-submit-administrator = Aucun examinateur ne convient pour « { $title } »
practice-mail-says-submit-administrator = Une pratique a été soumise. Aucun examinateur ne couvre son objectif, ne lit sa langue et n’est libre d’en décider.
practice-mail-next-submit-administrator = Attribuez-la à un examinateur, ou élargissez le ressort de l’un d’eux.
practice-mail-subject-discard-author = Le brouillon de « { $title } » a été abandonné
practice-mail-says-discard-author = Le propriétaire de la pratique a abandonné son brouillon.
practice-mail-next-discard-author = Vous n’avez rien à faire.
practice-mail-subject-take_over-former = « { $title } » a été reprise par une autre personne
practice-mail-says-take_over-former = Un autre examinateur est désormais chargé d’une pratique que vous aviez prise en charge.
practice-mail-next-take_over-former = Vous n’avez rien à faire.
practice-mail-subject-assign-assigned = « { $title } » vous a été attribuée
practice-mail-says-assign-assigned = Un administrateur vous demande d’examiner cette pratique.
practice-mail-next-assign-assigned = Ouvrez-la pour décider, ou libérez-la.
practice-mail-subject-assign-former = « { $title } » a été attribuée à un autre examinateur
practice-mail-says-assign-former = Un administrateur a confié à un autre examinateur une pratique que vous aviez prise en charge.
practice-mail-next-assign-former = Vous n’avez rien à faire.
practice-mail-subject-ask_opinion-asked = Votre avis est demandé : « { $title } »
practice-mail-says-ask_opinion-asked = L’examinateur en charge de cette pratique demande votre avis.
practice-mail-next-ask_opinion-asked = Lisez-la et donnez votre avis au bureau d’examen. Vous lisez les avis des autres quand vous avez donné le vôtre. L’examinateur en charge décide.
practice-mail-subject-ask_expert-expert = Votre avis d’expert est demandé : « { $title } »
practice-mail-says-ask_expert-expert = L’équipe d’examen demande votre avis sur cette pratique, qui n’est pas publiée.
practice-mail-next-ask_expert-expert = Le lien fonctionne pendant trois semaines. Il ouvre le texte et un formulaire pour votre avis. Vous n’avez pas besoin de compte. Seule l’équipe d’examen lit votre avis. Merci de ne pas transférer ce courriel.
practice-mail-subject-give_opinion-handling = Un expert a donné un avis sur « { $title } »
practice-mail-says-give_opinion-handling = L’expert que l’équipe d’examen a sollicité a donné un avis sur cette pratique.
practice-mail-next-give_opinion-handling = Vous le lisez au bureau d’examen quand vous avez donné le vôtre.
practice-mail-subject-refuse_opinion-handling = Un expert ne donne pas d’avis sur « { $title } »
practice-mail-says-refuse_opinion-handling = L’expert que l’équipe d’examen a sollicité ne donne pas d’avis sur cette pratique.
practice-mail-next-refuse_opinion-handling = Vous pouvez demander l’avis d’un autre expert au bureau d’examen.
practice-mail-subject-free_claim-former = Votre prise en charge de « { $title } » a pris fin
practice-mail-says-free_claim-former = La prise en charge a pris fin : son délai était passé, ou vous ne pouvez plus examiner cette pratique.
practice-mail-next-free_claim-former = Si elle est encore de votre ressort, vous pouvez la reprendre.
practice-mail-subject-free_claim-administrator = Il ne reste pas d’examinateur pour « { $title } »
practice-mail-says-free_claim-administrator = Une prise en charge a pris fin, et aucun autre examinateur ne couvre cette pratique.
practice-mail-next-free_claim-administrator = Attribuez-la à un examinateur, ou élargissez le ressort de l’un d’eux.
practice-mail-subject-free_claim-suggested = À examiner : « { $title } »
practice-mail-says-free_claim-suggested = La prise en charge d’une pratique de votre domaine par un autre examinateur a pris fin, et le service vous propose.
practice-mail-next-free_claim-suggested = Prenez-la en charge pour l’examiner. Sinon, d’autres examinateurs le peuvent.
practice-mail-subject-suggest_anew-suggested = À examiner : « { $title } »
practice-mail-says-suggest_anew-suggested = L’examinateur proposé pour une pratique de votre domaine est absent ou ne peut plus l’examiner, et le service vous propose.
practice-mail-next-suggest_anew-suggested = Prenez-la en charge pour l’examiner. Sinon, d’autres examinateurs le peuvent.
practice-mail-subject-suggest_anew-administrator = Plus aucun examinateur pour « { $title } »
practice-mail-says-suggest_anew-administrator = L’examinateur proposé est absent ou ne peut plus examiner cette pratique, et aucun autre ne la couvre.
practice-mail-next-suggest_anew-administrator = Attribuez-la à un examinateur, ou élargissez le domaine de l’un d’eux.
practice-mail-subject-warn_claim-handling = Votre prise en charge de « { $title } » prend fin le { $day }
practice-mail-says-warn_claim-handling = Vous avez pris en charge cette pratique et n’avez pas encore décidé. La prise en charge prend fin d’elle-même le { $day }, et d’autres examinateurs peuvent alors la prendre.
practice-mail-next-warn_claim-handling = Décidez avant ce jour, ou libérez-la maintenant si vous n’avez pas le temps.
practice-mail-subject-undelivered-author = Un courriel n’est pas arrivé : « { $title } »
practice-mail-says-undelivered-author = Le courriel que vous avez fait envoyer le { $day } n’est pas arrivé : un serveur de courriel l’a renvoyé. Son objet : { $subject }
practice-mail-next-undelivered-author = Vérifiez l’adresse avec la personne. Si elle est fausse, invitez la personne à une autre adresse.
practice-mail-subject-undelivered-handling = Un courriel de l’équipe d’examen n’est pas arrivé : « { $title } »
practice-mail-says-undelivered-handling = Le courriel du { $day } à propos de cette pratique n’est pas arrivé : un serveur de courriel l’a renvoyé. Son objet : { $subject }
practice-mail-next-undelivered-handling = Son destinataire ne sait peut-être pas ce qu’il dit. Prévenez cette personne autrement, ou demandez à un administrateur de vérifier l’adresse.
practice-mail-subject-undelivered-administrator = Un courriel n’est pas arrivé : « { $title } »
practice-mail-says-undelivered-administrator = Le courriel que vous avez fait envoyer le { $day } n’est pas arrivé : un serveur de courriel l’a renvoyé. Son objet : { $subject }
practice-mail-next-undelivered-administrator = Vérifiez l’adresse avec la personne, et renvoyez le courriel depuis la boîte d’envoi. Ou prévenez la personne autrement.
practice-mail-subject-remind-handling = Un rappel : « { $title } »
practice-mail-says-remind-handling = Vous avez pris en charge cette pratique. Un autre membre de l’équipe d’examen vous demande d’en poursuivre l’examen.
practice-mail-next-remind-handling = Décidez, ou libérez-la pour qu’un autre examinateur puisse la prendre en charge.
practice-mail-subject-remind_review-handling = Décidez avant le { $day } : « { $title } »
practice-mail-says-remind_review-handling = Vous avez pris en charge cette pratique. Une réponse est promise à ses auteurs pour le { $day }.
practice-mail-next-remind_review-handling = Décidez avant ce jour, ou libérez-la maintenant si vous n’avez pas le temps.
practice-mail-subject-remind_review-suggested = Décidez avant le { $day } : « { $title } »
practice-mail-says-remind_review-suggested = Le service vous propose pour cette pratique, et aucun examinateur ne l’a prise en charge. Une réponse est promise à ses auteurs pour le { $day }.
practice-mail-next-remind_review-suggested = Prenez-la en charge pour l’examiner. Si vous ne le faites pas, d’autres examinateurs le peuvent.
practice-mail-subject-remind_review-administrator = Pas encore d’examinateur : « { $title } »
practice-mail-says-remind_review-administrator = Une réponse est promise à ses auteurs pour le { $day }. Aucun examinateur n’a pris en charge cette pratique, et le service ne peut en proposer aucun.
practice-mail-next-remind_review-administrator = Attribuez-la à un examinateur, ou élargissez le ressort de l’un d’eux.
practice-mail-subject-remind_late-handling = Le délai de réponse est passé : « { $title } »
practice-mail-says-remind_late-handling = Vous avez pris en charge cette pratique. Une réponse était promise à ses auteurs pour le { $day }, et ils n’en ont pas encore.
practice-mail-next-remind_late-handling = Décidez maintenant, ou libérez-la pour qu’un autre examinateur puisse la prendre.
practice-mail-subject-remind_late-suggested = Le délai de réponse est passé : « { $title } »
practice-mail-says-remind_late-suggested = Le service vous propose pour cette pratique, et aucun examinateur ne l’a prise en charge. Une réponse était promise à ses auteurs pour le { $day }, et ils n’en ont pas encore.
practice-mail-next-remind_late-suggested = Prenez-la en charge pour l’examiner. Si vous ne le faites pas, d’autres examinateurs le peuvent.
practice-mail-subject-remind_late-administrator = Le délai de réponse est passé sans examinateur : « { $title } »
practice-mail-says-remind_late-administrator = Une réponse était promise à ses auteurs pour le { $day }, et ils n’en ont pas encore. Aucun examinateur n’a pris en charge cette pratique, et le service ne peut en proposer aucun.
practice-mail-next-remind_late-administrator = Attribuez-la à un examinateur, ou élargissez le ressort de l’un d’eux.
practice-mail-subject-remind_authors-author = Votre brouillon devient caduc le { $day } : « { $title } »
practice-mail-says-remind_authors-author = L’équipe d’examen a renvoyé cette pratique, et son brouillon n’a pas été enregistré depuis longtemps. Il devient caduc le { $day }, sauf si un auteur l’enregistre ou le soumet avant.
practice-mail-next-remind_authors-author = Modifiez ce que l’équipe d’examen a demandé, puis soumettez-la de nouveau. Si vous enregistrez le brouillon, il reste pour une nouvelle période.
practice-mail-subject-remind_call-author = L’appel « { $name } » se termine le { $day }
practice-mail-says-remind_call-author = Votre brouillon répond à l’appel à pratiques « { $name } ». L’appel est ouvert jusqu’à la fin du { $day }.
practice-mail-next-remind_call-author = Soumettez le brouillon d’ici là. Une soumission plus tardive ne répond plus à l’appel.
practice-mail-subject-remind_deadline-author = À soumettre d’ici au { $day } : l’appel « { $name } » se termine
practice-mail-says-remind_deadline-author = Votre brouillon répond à l’appel à pratiques « { $name } », et il n’est pas encore soumis. L’appel se termine à la fin du { $day }.
practice-mail-next-remind_deadline-author = Soumettez le brouillon d’ici là. Une soumission plus tardive ne répond plus à l’appel.
practice-mail-subject-ask_current-author = Est-elle encore vraie ? « { $title } »
practice-mail-says-ask_current-author = { $later ->
        [yes] Ses auteurs ont confirmé pour la dernière fois le { $day } que cette pratique est d’actualité. Le service a posé la question il y a un an, sans réponse. Si aucun auteur ne répond maintenant, sa page indique qu’elle n’est plus confirmée depuis le { $day }.
       *[no] Ses auteurs ont confirmé cette pratique pour la dernière fois le { $day }. Le service demande une fois par an si elle est encore vraie.
    }
practice-mail-next-ask_current-author = Ouvrez sa page et choisissez l’une des trois réponses : elle est encore d’actualité, elle a pris fin, ou vous la révisez.
practice-mail-subject-hold-author = L’examen de « { $title } » est suspendu jusqu’au { $day }
practice-mail-says-hold-author = L’examen de votre pratique est suspendu jusqu’au { $day }. L’équipe d’examen en donne ce motif :
practice-mail-next-hold-author = L’examen reprendra de lui-même le { $day }, ou plus tôt.
practice-mail-subject-resume-handling = L’examen reprend : « { $title } »
practice-mail-says-resume-handling = Vous aviez suspendu l’examen de cette pratique jusqu’à ce jour. Elle compte de nouveau dans votre travail, et les jours de suspension ne sont pas comptés.
practice-mail-next-resume-handling = Prenez une décision, ou suspendez de nouveau l’examen si vous attendez encore une réponse.
practice-mail-subject-resume-suggested = L’examen reprend : « { $title } »
practice-mail-says-resume-suggested = L’examen de cette pratique était suspendu jusqu’à ce jour. Aucun examinateur ne l’a prise en charge, et le service vous propose.
practice-mail-next-resume-suggested = Prenez-la en charge pour l’examiner. Si vous ne le faites pas, d’autres examinateurs le peuvent.
practice-mail-subject-resume-administrator = Pas encore d’examinateur : « { $title } »
practice-mail-says-resume-administrator = L’examen de cette pratique était suspendu jusqu’à ce jour. Aucun examinateur ne l’a prise en charge, et le service ne peut en proposer aucun.
practice-mail-next-resume-administrator = Attribuez-la à un examinateur, ou élargissez le ressort de l’un d’eux.
practice-mail-subject-lapse-author = Votre brouillon est devenu caduc : « { $title } »
practice-mail-says-lapse-author = L’équipe d’examen a renvoyé cette pratique, et son brouillon n’a pas été enregistré depuis longtemps. Le brouillon est fermé maintenant, et son texte est conservé.
practice-mail-next-lapse-author = Si vous voulez continuer, recommencez à partir de son texte.
practice-mail-subject-move-author = « { $title } » a été déplacée vers un autre objectif
practice-mail-says-move-author =
    { $from ->
        [none] L’équipe d’examen classe désormais votre pratique sous « { $to } », qui lui convient mieux.
       *[other] L’équipe d’examen classe désormais votre pratique sous « { $to } », qui lui convient mieux. Elle était classée sous « { $from } ».
    }
practice-mail-next-move-author = L’examen se poursuit.
practice-mail-subject-move-suggested = À examiner : « { $title } »
practice-mail-says-move-suggested =
    { $from ->
        [none] Une pratique a été déplacée vers un objectif de votre ressort, « { $to } ». Le service vous propose comme examinateur.
       *[other] Une pratique a été déplacée de « { $from } » vers un objectif de votre ressort, « { $to } ». Le service vous propose comme examinateur.
    }
practice-mail-next-move-suggested = Prenez-la en charge pour l’examiner. Sinon, d’autres examinateurs le peuvent.
practice-mail-subject-move-administrator = Aucun examinateur ne convient pour « { $title } »
practice-mail-says-move-administrator =
    { $from ->
        [none] Une pratique a été déplacée vers « { $to } », et aucun examinateur n’y est libre d’en juger.
       *[other] Une pratique a été déplacée de « { $from } » vers « { $to } », et aucun examinateur n’y est libre d’en juger.
    }
practice-mail-next-move-administrator = Attribuez-la à un examinateur, ou élargissez le ressort de l’un d’eux.
practice-mail-subject-correct_language-author = La langue de « { $title } » a été corrigée
practice-mail-says-correct_language-author = L’équipe d’examen a corrigé la langue dans laquelle votre pratique est classée : { $to } au lieu de { $from }.
practice-mail-next-correct_language-author = L’examen se poursuit.
practice-mail-subject-accept-author = « { $title } » est acceptée et sera publique le { $day }
practice-mail-says-accept-author = L’équipe d’examen a approuvé votre pratique. Elle sera publique le { $day }.
practice-mail-next-accept-author = Vous recevrez un courriel ce jour-là.
practice-mail-subject-call_off-author = La publication de « { $title } » a été annulée
practice-mail-says-call_off-author = Votre pratique devait devenir publique à une date ultérieure. L’équipe d’examen a annulé la publication et lit de nouveau la pratique.
practice-mail-next-call_off-author = Vous recevrez un courriel avec la décision.
practice-mail-subject-reschedule-author = « { $title } » deviendra publique le { $day }
practice-mail-says-reschedule-author = L’équipe d’examen a déplacé la publication de votre pratique à un autre jour : elle deviendra publique le { $day }.
practice-mail-next-reschedule-author = Elle deviendra publique d’elle-même ce jour-là. Vous pouvez la retirer d’ici là.
practice-mail-subject-ask_consent-author = Votre accord est demandé : « { $title } » est approuvée
practice-mail-says-ask_consent-author = L’équipe d’examen a approuvé votre pratique, et vous vouliez la relire avant sa publication.
practice-mail-next-ask_consent-author =
    { $later ->
        [yes] Ouvrez-la, relisez-la, puis donnez votre accord ou continuez à écrire. Rien n’est public tant qu’un auteur n’a pas donné son accord. Si vous le donnez avant le { $day }, elle devient publique ce jour-là ; après, aussitôt.
       *[no] Ouvrez-la, relisez-la, puis donnez votre accord ou continuez à écrire. Rien n’est public tant qu’un auteur n’a pas donné son accord. Dès que vous le donnez, elle est publique.
    }
practice-mail-subject-offer_words-author = Votre accord est demandé : « { $title } » est approuvée avec d’autres mots
practice-mail-says-offer_words-author = L’équipe d’examen a approuvé votre pratique et en a changé quelques mots.
practice-mail-next-offer_words-author =
    { $later ->
        [yes] Ouvrez-la, comparez les mots, puis donnez votre accord ou continuez à écrire avec les vôtres. Rien n’est public tant qu’un auteur n’a pas donné son accord. Si vous le donnez avant le { $day }, elle devient publique ce jour-là ; après, aussitôt.
       *[no] Ouvrez-la, comparez les mots, puis donnez votre accord ou continuez à écrire avec les vôtres. Rien n’est public tant qu’un auteur n’a pas donné son accord. Dès que vous le donnez, elle est publique.
    }
practice-mail-rewritten = Ce que l’équipe d’examen a changé :
practice-mail-rewritten-before = Avant :
practice-mail-rewritten-now = Maintenant :
practice-mail-subject-consent-handling = Les auteurs donnent leur accord : « { $title } »
practice-mail-says-consent-handling = Un auteur d’une pratique que vous avez approuvée donne son accord à la publication.
practice-mail-next-consent-handling =
    { $later ->
        [yes] Elle devient publique le { $day }.
       *[no] Vous n’avez rien à faire.
    }
practice-mail-subject-refuse-author = « { $title } » n’est pas publiée
practice-mail-says-refuse-author = Un autre auteur de cette pratique a refusé l’accord à sa publication.
practice-mail-next-refuse-author = Un nouveau brouillon avec toutes les réponses est ouvert. Vous pouvez y continuer à écrire.
practice-mail-subject-refuse-handling = Les auteurs continuent à écrire : « { $title } »
practice-mail-says-refuse-handling = Un auteur d’une pratique que vous avez approuvée ne donne pas son accord à la publication. Les auteurs continuent à écrire.
practice-mail-next-refuse-handling = Elle revient dans la file quand ils la soumettent de nouveau.
practice-mail-subject-stop_asking-author = Votre accord pour « { $title } » n’est plus demandé
practice-mail-says-stop_asking-author = L’équipe d’examen ne demande plus votre accord et relit votre pratique. Elle écrit :
practice-mail-next-stop_asking-author = Vous recevrez un courriel avec la décision.
practice-mail-subject-approve-author =
    { $version ->
        [1] Votre pratique « { $title } » est publiée
       *[other] La version { $version } de votre pratique « { $title } » est publiée
    }
practice-mail-says-approve-author =
    { $version ->
        [1] L’équipe d’examen a approuvé votre pratique. Elle est désormais publique.
       *[other] L’équipe d’examen a approuvé la nouvelle version de votre pratique. Elle est désormais publique et remplace la version précédente.
    }
practice-mail-next-approve-author = Vous pouvez la réviser, ou confirmer une fois par an qu’elle est toujours d’actualité.
practice-mail-subject-approve-focal-point = Une pratique de votre organisation est publiée
practice-mail-says-approve-focal-point = { $name } a décrit une pratique et vous a nommé comme la personne qui la connaît. L’équipe d’examen a lu la pratique, et elle est désormais publique.
practice-mail-next-approve-focal-point = Si quelque chose est inexact, ou si vous ne souhaitez pas être nommé, écrivez à { $contact }. Vous ne recevrez pas d’autre courriel à ce sujet.
practice-mail-subject-return-author = L’équipe d’examen vous renvoie votre pratique « { $title } »
practice-mail-says-return-author = L’équipe d’examen a lu votre pratique et vous la renvoie avec ces mots :
practice-mail-next-return-author = Un nouveau brouillon avec toutes vos réponses est ouvert. Modifiez ce que l’équipe d’examen demande, et soumettez-le de nouveau quand vous voulez.
practice-mail-subject-decline-author = « { $title } » n’a pas été retenue
practice-mail-says-decline-author = L’équipe d’examen a lu votre pratique et ne la retient pas, pour ces motifs :
practice-mail-next-decline-author =
    { $last ->
        [yes] Cette pratique ne peut plus être soumise. Vous pouvez en proposer une autre.
       *[no] Vous pouvez repartir de ce texte et le soumettre lorsque ces motifs n’auront plus lieu d’être, ou proposer une autre pratique.
    }
practice-mail-subject-fall_back-administrator = Une décision sur « { $title } » n’a pas pris effet
practice-mail-says-fall_back-administrator = La décision n’a pas pris effet : l’examinateur qui avait décidé ne peut plus décider, ou la pratique avait été retirée. Elle est de nouveau en examen, et tout examinateur peut la prendre en charge.
practice-mail-next-fall_back-administrator = Veillez à ce qu’un examinateur s’en charge.
practice-mail-subject-fall_back-author = « { $title } » ne devient pas publique le { $day }
practice-mail-says-fall_back-author = Votre pratique devait devenir publique le { $day }. La décision n’est plus valable, et la pratique est de nouveau en examen.
practice-mail-next-fall_back-author = Vous recevrez un courriel avec la nouvelle décision.
practice-mail-subject-mark_spam-administrator = Signalée comme indésirable : « { $title } »
practice-mail-says-mark_spam-administrator =
    { $suspended ->
        [yes] Un examinateur a signalé une proposition comme indésirable, et le compte de son titulaire a été suspendu avec elle. L’examinateur écrit :
       *[no] Un examinateur a signalé une proposition comme indésirable. Le compte de son titulaire n’a pas été suspendu avec elle. L’examinateur écrit :
    }
practice-mail-next-mark_spam-administrator =
    { $suspended ->
        [yes] En cas de doute, regardez-la. Vous pouvez la rouvrir et rétablir le compte.
       *[no] En cas de doute, regardez-la. Vous pouvez la rouvrir.
    }
practice-mail-subject-withdraw-handling = « { $title } » a été retirée par son propriétaire
practice-mail-says-withdraw-handling = Le propriétaire a retiré une pratique que vous aviez prise en charge. Vos mots aux auteurs n’ont pas été envoyés. Les voici :
practice-mail-next-withdraw-handling = Vous n’avez rien à faire.
practice-mail-subject-reopen-author = « { $title } » est de nouveau en cours d’examen
practice-mail-says-reopen-author = Un administrateur a rouvert l’examen de votre pratique :
practice-mail-next-reopen-author = Vous recevrez un courriel avec la décision.
practice-mail-subject-reopen-former = « { $title } » a été rouverte
practice-mail-says-reopen-former = Un administrateur a rouvert une pratique sur laquelle vous aviez statué :
practice-mail-next-reopen-former = Tout examinateur peut la prendre en charge.
practice-mail-subject-ask_removal-submitter = Vous avez demandé le retrait de « { $title } »
practice-mail-says-ask_removal-submitter = L’équipe d’examen a reçu votre demande de retirer votre pratique du site. La pratique reste publique jusqu’à sa réponse.
practice-mail-next-ask_removal-submitter = Vous recevrez la réponse par courriel. D’ici là, vous pouvez reprendre votre demande sur la page de votre pratique.
practice-mail-subject-ask_removal-reviewer = Retrait demandé : « { $title } »
practice-mail-says-ask_removal-reviewer = Le propriétaire d’une pratique publique en demande le retrait.
practice-mail-next-ask_removal-reviewer = Retirez-la, ou maintenez-la en donnant un motif.
practice-mail-subject-ask_removal-administrator = Retrait demandé : « { $title } »
practice-mail-says-ask_removal-administrator = Le propriétaire d’une pratique publique en demande le retrait, et aucun examinateur n’est compétent et libre de répondre.
practice-mail-next-ask_removal-administrator = Retirez-la, ou maintenez-la en donnant un motif.
practice-mail-subject-appeal-submitter = Vous avez fait appel : « { $title } »
practice-mail-says-appeal-submitter = L’équipe d’examen a reçu votre appel de la décision de ne pas retenir votre pratique. Un examinateur qui n’a pas pris cette décision y répond.
practice-mail-next-appeal-submitter = Vous recevez un courriel avec la réponse.
practice-mail-subject-appeal-reviewer = Appel : « { $title } »
practice-mail-says-appeal-reviewer = Le propriétaire d’une pratique qui n’a pas été retenue fait appel de la décision.
practice-mail-next-appeal-reviewer = Un examinateur qui n’a pas pris la décision accueille l’appel, ou le refuse avec un motif.
practice-mail-subject-appeal-former = Appel de votre décision : « { $title } »
practice-mail-says-appeal-former = Vous aviez décidé de ne pas retenir cette pratique. Son propriétaire fait appel de la décision.
practice-mail-next-appeal-former = Un autre examinateur accueille l’appel, ou le refuse avec un motif.
practice-mail-subject-appeal-administrator = Appel : « { $title } »
practice-mail-says-appeal-administrator = Le propriétaire d’une pratique qui n’a pas été retenue fait appel de la décision. Aucun examinateur ne la couvre et n’est libre de répondre.
practice-mail-next-appeal-administrator = Si vous n’avez pas pris la décision, accueillez l’appel, ou refusez-le avec un motif.
practice-mail-subject-uphold-author = Votre appel est accueilli : « { $title } »
practice-mail-says-uphold-author = Un examinateur qui n’avait pas décidé a lu votre appel. Votre pratique est de nouveau en examen.
practice-mail-next-uphold-author = Vous recevez un courriel avec la nouvelle décision.
practice-mail-subject-uphold-suggested = À examiner après un appel : « { $title } »
practice-mail-says-uphold-suggested = L’appel de la décision de ne pas retenir cette pratique a été accueilli. Elle est de nouveau en examen, et le service vous propose.
practice-mail-next-uphold-suggested = Prenez-la en charge pour l’examiner. Sinon, d’autres examinateurs le peuvent.
practice-mail-subject-uphold-former = Un appel est accueilli : « { $title } »
practice-mail-says-uphold-former = Vous aviez décidé de ne pas retenir cette pratique. Son propriétaire a fait appel, et un autre examinateur a accueilli l’appel.
practice-mail-next-uphold-former = Vous n’avez rien à faire.
practice-mail-subject-refuse_appeal-author = La décision est maintenue : « { $title } »
practice-mail-says-refuse_appeal-author = Un examinateur qui n’avait pas décidé a lu votre appel. La décision de ne pas retenir votre pratique est maintenue, pour ce motif :
practice-mail-next-refuse_appeal-author = Il n’y a pas de second appel.
practice-mail-subject-refuse_appeal-former = Un appel est refusé : « { $title } »
practice-mail-says-refuse_appeal-former = Vous aviez décidé de ne pas retenir cette pratique. Son propriétaire a fait appel, et un autre examinateur a refusé l’appel :
practice-mail-next-refuse_appeal-former = Vous n’avez rien à faire.
practice-mail-subject-keep-author = « { $title } » reste publique
practice-mail-says-keep-author = Vous avez demandé le retrait de votre pratique. L’équipe d’examen la maintient en ligne, pour ces motifs :
practice-mail-next-keep-author = Vous pouvez redemander, ou écrire à l’adresse de la page d’aide.
practice-mail-subject-take_down-author = « { $title } » a été retirée du catalogue
practice-mail-says-take_down-author =
    { $kind ->
        [no-longer-current] Votre pratique reste lisible avec la mention qu’elle n’est plus d’actualité. L’équipe d’examen écrit :
        [replaced] Les lecteurs de votre pratique sont désormais dirigés vers une autre qui la remplace. L’équipe d’examen écrit :
       *[gone] Votre pratique n’est plus publique. L’équipe d’examen écrit :
    }
practice-mail-next-take_down-author = Si vous pensez qu’il s’agit d’une erreur, écrivez à l’adresse de la page d’aide.
practice-mail-subject-restore-author = « { $title } » est de nouveau publique
practice-mail-says-restore-author = Votre pratique avait été retirée et est de nouveau publique.
practice-mail-next-restore-author = Vous n’avez rien à faire.
practice-mail-subject-add_replication-author = Reprise ailleurs : « { $title } »
practice-mail-says-add_replication-author = { $name } a repris votre pratique. La page publique en fait mention désormais, sous « Qui a fait de même », avec le pays et ce qui a été fait autrement.
practice-mail-next-add_replication-author = Si vous pensez que ce n’est pas la même pratique, écrivez à l’adresse indiquée sur la page d’aide.
practice-mail-subject-remove_replication-author = N’est plus mentionnée comme reprise de « { $title } » : { $name }
practice-mail-says-remove_replication-author = La page publique de votre pratique mentionnait { $name } sous « Qui a fait de même ». L’équipe d’examen a retiré cette mention, pour cette raison :
practice-mail-next-remove_replication-author = Vous n’avez rien à faire.
practice-mail-subject-hand_over-author = « { $title } » a un nouveau propriétaire
practice-mail-says-hand_over-author = Un administrateur a transmis cette pratique à un autre compte, pour ce motif :
practice-mail-next-hand_over-author = Le nouveau propriétaire décide désormais des révisions et du retrait.
practice-mail-subject-hand_over-former-owner = « { $title } » a un nouveau propriétaire
practice-mail-says-hand_over-former-owner = Un administrateur a transmis votre pratique à un autre compte, pour ce motif :
practice-mail-next-hand_over-former-owner = Elle ne figure plus parmi vos pratiques. Si c’est une erreur, dites-le-nous : la page d’aide indiquée ci-dessous explique comment.
practice-mail-subject-hand_over-suggested = À examiner : « { $title } »
practice-mail-says-hand_over-suggested = L’examinateur d’une pratique de votre domaine en est devenu propriétaire, et le service vous propose.
practice-mail-next-hand_over-suggested = Prenez-la en charge pour l’examiner. Sinon, d’autres examinateurs le peuvent.
practice-mail-subject-set_aside_bar-suggested = À examiner : « { $title } »
practice-mail-says-set_aside_bar-suggested = Vous ne pouviez pas examiner cette pratique, parce qu’elle vous nomme comme responsable sur place ou parce que vous aviez déclaré un conflit. Un administrateur a décidé que vous le pouvez malgré cela, et le service vous propose.
practice-mail-next-set_aside_bar-suggested = Prenez-la en charge pour l’examiner. Sinon, d’autres examinateurs le peuvent.
practice-mail-subject-declare_conflict-suggested = À examiner : « { $title } »
practice-mail-says-declare_conflict-suggested = L’examinateur d’une pratique de votre domaine ne peut pas la juger, et le service vous propose.
practice-mail-next-declare_conflict-suggested = Prenez-la en charge pour l’examiner. Sinon, d’autres examinateurs le peuvent.
practice-mail-subject-declare_conflict-administrator = Une pratique n’a pas d’examinateur : « { $title } »
practice-mail-says-declare_conflict-administrator = Un examinateur a déclaré un conflit d’intérêts, et aucun autre n’est disponible.
practice-mail-next-declare_conflict-administrator = Attribuez-la à son bureau, ou prenez-la en charge vous-même.
practice-mail-subject-invite-invited = Vous êtes invité à être coauteur de « { $title } »
practice-mail-says-invite-invited = { $name } vous invite à écrire cette pratique comme coauteur.
practice-mail-next-invite-invited = Le lien fonctionne pendant deux semaines. Il ouvre une page où vous acceptez ou refusez. Si vous n’avez pas encore de compte, vous pouvez d’abord en créer un.
practice-mail-subject-invite_again-invited = Vous êtes invité à être coauteur de « { $title } »
practice-mail-says-invite_again-invited = { $name } vous invite de nouveau à écrire cette pratique comme coauteur. Les liens des courriels précédents ne fonctionnent plus.
practice-mail-next-invite_again-invited = Le lien fonctionne pendant deux semaines. Il ouvre une page où vous acceptez ou refusez. Si vous n’avez pas encore de compte, vous pouvez d’abord en créer un.
practice-mail-subject-join-author = { $name } est désormais coauteur de « { $title } »
practice-mail-says-join-author = { $name } a accepté votre invitation.
practice-mail-next-join-author = Vous pouvez désormais tous deux écrire et soumettre la pratique.
practice-mail-subject-join-suggested = À examiner : « { $title } »
practice-mail-says-join-suggested = L’examinateur d’une pratique de votre domaine en est devenu l’un des auteurs, et le service vous propose.
practice-mail-next-join-suggested = Prenez-la en charge pour l’examiner. Sinon, d’autres examinateurs le peuvent.
practice-mail-subject-refuse_invitation-author = Une invitation à écrire « { $title } » a été refusée
practice-mail-says-refuse_invitation-author = Une personne que vous aviez invitée ne veut pas être coauteur. La page des auteurs dit qui.
practice-mail-next-refuse_invitation-author = Vous n’avez rien à faire.
practice-mail-subject-remove_author-former-author = Vous n’êtes plus coauteur de « { $title } »
practice-mail-says-remove_author-former-author = { $name }, propriétaire de la pratique, vous a retiré de ses auteurs.
practice-mail-next-remove_author-former-author = Les soumissions qui vous nomment gardent votre nom. Si vous pensez que c’est une erreur, écrivez au propriétaire.
practice-mail-subject-leave-author = { $name } n’est plus coauteur de « { $title } »
practice-mail-says-leave-author = { $name } a quitté la pratique. Les soumissions qui nomment cette personne gardent son nom.
practice-mail-next-leave-author = Vous n’avez rien à faire.
practice-mail-subject-offer-invited = La propriété de « { $title } » vous est proposée
practice-mail-says-offer-invited = { $name } est propriétaire de cette pratique et vous la propose. Si vous acceptez, vous décidez des révisions, du retrait et de la suppression.
practice-mail-next-offer-invited = Le lien fonctionne pendant deux semaines. Il ouvre une page où vous acceptez ou refusez. Rien ne change avant que vous n’acceptiez.
practice-mail-subject-offer-author = La propriété de « { $title } » vous est proposée
practice-mail-says-offer-author = { $name } est propriétaire de cette pratique et vous la propose, à vous qui en êtes coauteur. Si vous acceptez, vous décidez des révisions, du retrait et de la suppression.
practice-mail-next-offer-author = L’offre est ouverte pendant deux semaines. Sa page a un bouton pour accepter et un autre pour refuser. Rien ne change avant que vous n’acceptiez.
practice-mail-subject-take_ownership-submitter = « { $title } » est désormais la vôtre
practice-mail-says-take_ownership-submitter = Vous avez accepté la propriété de cette pratique. La page des auteurs dit qui d’autre l’écrit.
practice-mail-next-take_ownership-submitter = Vous décidez désormais des révisions, du retrait et de la suppression.
practice-mail-subject-take_ownership-author = « { $title } » a un nouveau propriétaire
practice-mail-says-take_ownership-author = { $name } a accepté la propriété de cette pratique. Le nouveau propriétaire décide désormais des révisions, du retrait et de la suppression.
practice-mail-next-take_ownership-author = Vous n’avez rien à faire.
practice-mail-subject-take_ownership-former-owner = « { $title } » a un nouveau propriétaire
practice-mail-says-take_ownership-former-owner = { $name } a accepté votre offre et est désormais propriétaire de cette pratique.
practice-mail-next-take_ownership-former-owner = Vous en êtes désormais le premier coauteur, sauf si votre offre disait que vous partez.
practice-mail-subject-take_ownership-suggested = À examiner : « { $title } »
practice-mail-says-take_ownership-suggested = L’examinateur d’une pratique de votre domaine en est devenu propriétaire, et le service vous propose.
practice-mail-next-take_ownership-suggested = Prenez-la en charge pour l’examiner. Sinon, d’autres examinateurs le peuvent.
practice-mail-subject-refuse_offer-author = La propriété de « { $title } » a été refusée
practice-mail-says-refuse_offer-author = { $name } a refusé la propriété de cette pratique. Vous en restez propriétaire.
practice-mail-next-refuse_offer-author = Vous n’avez rien à faire.
practice-mail-subject-invite_owner-invited = La propriété de « { $title } » vous est proposée
practice-mail-says-invite_owner-invited = Cette pratique n’a plus de propriétaire. Les administrateurs du service vous la proposent. Si vous acceptez, vous décidez des révisions, du retrait et de la suppression.
practice-mail-next-invite_owner-invited = Le lien fonctionne pendant deux semaines. Il ouvre une page où vous acceptez ou refusez. Rien ne change avant que vous n’acceptiez.

## What the daily mail gathers.

practice-digest-submit =
    { $count ->
        [one] Une proposition attend dans votre ressort
       *[other] { $count } propositions attendent dans votre ressort
    }
practice-digest-mark_spam =
    { $count ->
        [one] Une proposition a été signalée comme indésirable
       *[other] { $count } propositions ont été signalées comme indésirables
    }
practice-digest-ask_removal =
    { $count ->
        [one] Une personne demande le retrait de sa pratique
       *[other] { $count } personnes demandent le retrait de leur pratique
    }
practice-digest-appeal =
    { $count ->
        [one] Un propriétaire fait appel d’une décision
       *[other] { $count } propriétaires font appel de décisions
    }
practice-digest-warn_claim =
    { $count ->
        [one] Une de vos prises en charge prend bientôt fin
       *[other] { $count } de vos prises en charge prennent bientôt fin
    }
practice-digest-remind_review =
    { $count ->
        [one] Une décision est bientôt attendue
       *[other] { $count } décisions sont bientôt attendues
    }
practice-digest-remind_late =
    { $count ->
        [one] Une décision est en retard
       *[other] { $count } décisions sont en retard
    }
practice-digest-move =
    { $count ->
        [one] Une de vos pratiques est classée sous un autre objectif
       *[other] { $count } de vos pratiques sont classées sous un autre objectif
    }
practice-digest-correct_language =
    { $count ->
        [one] Une de vos pratiques est classée sous une autre langue
       *[other] { $count } de vos pratiques sont classées sous une autre langue
    }
practice-digest-add_replication =
    { $count ->
        [one] Une de vos pratiques a été reprise ailleurs
       *[other] { $count } reprises de vos pratiques sont publiques
    }
practice-digest-remove_replication =
    { $count ->
        [one] Une reprise d’une de vos pratiques a été retirée
       *[other] { $count } reprises de vos pratiques ont été retirées
    }
practice-digest-join =
    { $count ->
        [one] Une personne est devenue co-auteur de votre pratique
       *[other] { $count } personnes sont devenues co-auteurs de vos pratiques
    }
practice-digest-leave =
    { $count ->
        [one] Un co-auteur a quitté votre pratique
       *[other] { $count } co-auteurs ont quitté vos pratiques
    }
practice-digest-refuse_invitation =
    { $count ->
        [one] Une personne a refusé votre invitation
       *[other] { $count } personnes ont refusé vos invitations
    }
practice-digest-refuse_offer =
    { $count ->
        [one] Un co-auteur ne reprend pas votre pratique
       *[other] { $count } co-auteurs ne reprennent pas vos pratiques
    }
practice-mail-subject-write-author = { $subject }
practice-mail-says-write-author =
    { $count ->
        [one] Les administrateurs de ce site vous écrivent au sujet d’une de vos pratiques :
       *[other] Les administrateurs de ce site vous écrivent au sujet de vos pratiques :
    }
practice-mail-next-write-author = Chacune de ces pratiques garde cette lettre dans son historique.
