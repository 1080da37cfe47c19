### L’espace de l’auteur : Mes pratiques, le formulaire en cinq étapes, vérification, aperçu, accusé de réception.

drafting-list-title = Mes pratiques
drafting-way-list = Mes pratiques
drafting-propose = Proposer une pratique
drafting-none-title = Vous n’avez pas encore proposé de pratique
drafting-none-what = Une pratique est un exemple de politique ou de coopération dont d’autres peuvent s’inspirer : une loi, un accord, un service, un projet, même terminé ou resté sans succès.
drafting-none-how = Vous la décrivez en cinq courtes étapes. Chacune s’enregistre même incomplète. Avant que vous ne la soumettiez, seuls ses auteurs la lisent.
drafting-start = Commencer à écrire
drafting-start-note = Les deux peuvent être modifiés plus tard.
drafting-started = Votre brouillon est enregistré. Continuez ici, ou revenez quand vous voulez.
drafting-started-uncalled = Votre brouillon est enregistré. L’appel à pratiques est clos : le brouillon n’y répond donc pas.
drafting-group-yours = À vous d’agir
drafting-group-team = Chez l’équipe d’examen
drafting-group-public = Publiées
drafting-group-closed = Terminées
drafting-go-returned = Lire les motifs et continuer
drafting-go-draft = Continuer à écrire
drafting-go-consent = La relire et répondre
drafting-go-team = Voir où elle en est
drafting-go-public = La réviser, ou voir son historique
drafting-go-closed = Voir ce qui s’est passé
drafting-still-current = Oui, toujours d’actualité
drafting-saved-at = Enregistré le { $at }
drafting-submitted-on = Soumise le { $day }
drafting-versions =
    { $count ->
        [one] Une version publiée
       *[other] { $count } versions publiées
    }

## Où elle en est, et que faire.

drafting-stand-draft =
    { $ready ->
        [0] Vous pouvez vous arrêter et revenir quand vous voulez.
        [one] Une étape sur cinq est prête. Vous pouvez vous arrêter et revenir quand vous voulez.
       *[other] { $ready } étapes sur cinq sont prêtes. Vous pouvez vous arrêter et revenir quand vous voulez.
    }
drafting-stand-returned = L’équipe d’examen l’a renvoyée le { $day }, avec ses mots. Vos réponses sont copiées dans un nouveau brouillon : modifiez-les, puis soumettez-la de nouveau.
drafting-stand-withdrawn-draft = Vous l’avez retirée le { $day }. Toutes vos réponses sont dans un nouveau brouillon : modifiez-les, puis soumettez-la de nouveau.
drafting-stand-refused-draft = Elle était approuvée, et un auteur a refusé l’accord à sa publication le { $day }. Toutes vos réponses sont dans un nouveau brouillon : modifiez-les, puis soumettez-la de nouveau.
drafting-stand-place-kept = Aucun examinateur n’avait commencé à la lire. Soumettez-la de nouveau avant le { $until }, et elle garde sa place dans la file.
drafting-stand-place-lost = Quand vous la soumettrez de nouveau, elle prendra une nouvelle place dans la file.
drafting-stand-hidden-draft = La pratique a été retirée du catalogue le { $day }, et les lecteurs ne la trouvent plus. Vous pouvez écrire ce brouillon ; il pourra être soumis une fois la pratique rétablie.
drafting-stand-replaced-draft = Depuis le { $day }, les lecteurs sont dirigés vers une autre pratique à la place de celle-ci. Vous pouvez écrire ce brouillon ; il pourra être soumis une fois la pratique rétablie.
drafting-stand-revising-past = Vous la révisez. Les lecteurs voient la version publiée avec la mention qu’elle n’est plus d’actualité, jusqu’à ce que la nouvelle soit approuvée.
drafting-stand-revising = Vous la révisez. La version publiée reste publique jusqu’à ce que la nouvelle soit approuvée.
drafting-stand-before =
    { $count ->
        [0] Aucune soumission arrivée avant la vôtre n’attend de réponse.
        [one] Une soumission arrivée avant la vôtre attend aussi une réponse.
       *[other] { $count } soumissions arrivées avant la vôtre attendent aussi une réponse.
    }
drafting-stand-answered =
    { $days ->
        [one] La moitié des { $last } dernières réponses est venue en un jour au plus.
       *[other] La moitié des { $last } dernières réponses est venue en { $days } jours au plus.
    }
drafting-stand-in-review = L’équipe d’examen la lit, d’ordinaire dans les { $days } jours. Vous recevrez un courriel avec la décision ; rien à faire d’ici là.
drafting-stand-accepted = Elle deviendra publique d’elle-même le { $day }. Vous pouvez encore la retirer d’ici là.
drafting-stand-on-hold = L’examen est suspendu jusqu’au { $day }, puis reprend de lui-même. Vous n’avez rien à faire d’ici là, et vous pouvez la retirer à tout moment.
drafting-stand-consent =
    { $reworded ->
        [yes] L’équipe d’examen l’a approuvée avec quelques mots changés et attend votre accord. Rien n’en est public tant qu’un auteur n’a pas donné son accord.
       *[no] L’équipe d’examen l’a approuvée et attend votre accord. Rien n’en est public tant qu’un auteur n’a pas donné son accord.
    }
drafting-stand-consent-dated =
    { $reworded ->
        [yes] L’équipe d’examen l’a approuvée pour le { $day } avec quelques mots changés et attend votre accord. Si vous le donnez avant ce jour, elle devient publique ce jour-là ; après, aussitôt.
       *[no] L’équipe d’examen l’a approuvée pour le { $day } et attend votre accord. Si vous le donnez avant ce jour, elle devient publique ce jour-là ; après, aussitôt.
    }
drafting-stand-published = Publique depuis le { $day }.
drafting-stand-ask-current = Publique depuis le { $day }. Est-elle toujours d’actualité ? Un oui renouvelle la date que voient les lecteurs.
drafting-stand-confirmed = Publique depuis le { $day }. Confirmée d’actualité le { $confirmed }.
drafting-stand-ended = Publique depuis le { $day }. Ses auteurs ont dit le { $ended } qu’elle a pris fin.
drafting-stand-unconfirmed = Publique depuis le { $day }. Sa page indique qu’elle n’est plus confirmée depuis le { $confirmed }.
drafting-stand-removal-asked = Vous avez demandé son retrait le { $day }. L’équipe d’examen répond par courriel ; d’ici là elle reste publique.
drafting-stand-no-longer-current = Les lecteurs voient l’avis qu’elle n’est plus d’actualité. Une révision approuvée y met fin.
drafting-stand-taken-down = Elle a été retirée du catalogue le { $day }. Les motifs sont sur sa page.
drafting-stand-declined = Elle n’a pas été retenue le { $day }, avec des motifs. Vous pouvez repartir de son texte quand ils ne tiendront plus.
drafting-stand-appealed = Elle n’a pas été retenue, et son propriétaire a fait appel le { $day }. Un examinateur qui n’a pas pris la décision répond par courriel.
drafting-stand-revision-declined = La révision n’a pas été retenue le { $day }, avec des motifs. La version publiée reste publique.
drafting-stand-declined-for-good = Elle n’a pas été retenue le { $day }, avec des motifs, et ne peut plus être soumise. Vous pouvez en proposer une autre.
drafting-stand-withdrawn = Vous l’avez retirée le { $day } et abandonné le brouillon qui suivait. Rien n’est perdu : vous pouvez en repartir.
drafting-stand-refused = Elle était approuvée, et un auteur a refusé l’accord à sa publication le { $day }. Vous avez abandonné le brouillon qui suivait, et vous pouvez repartir de son texte.
drafting-stand-given-up = L’équipe d’examen l’a renvoyée le { $day } et le brouillon qui suivait est fermé. Rien n’est perdu : vous pouvez en repartir.
drafting-stand-held = Elle a été prise pour de la publicité le { $day } et elle est retenue. Si c’est une erreur, écrivez à l’adresse de la page d’aide et dites pourquoi.
drafting-stand-discarded = Vous avez abandonné le brouillon. Rien n’est perdu : vous pouvez en repartir.

## Le formulaire.

drafting-all-steps = Toutes les étapes
drafting-steps = Étapes
drafting-step-of = Étape { $number } sur 5
drafting-step-ready = Prête
drafting-step-found =
    { $count ->
        [one] Prête ; un point à revoir
       *[other] Prête ; { $count } points à revoir
    }
drafting-step-open = Rien d’obligatoire
drafting-step-not-started =
    { $left ->
        [one] Pas commencé : une réponse attendue
       *[other] Pas commencé : { $left } réponses attendues
    }
drafting-step-left =
    { $left ->
        [one] Une réponse attendue
       *[other] { $left } réponses attendues
    }
drafting-step-about-brief = Titre, résumé, langue, type, avancement
drafting-step-about-where = Échelle, pays, dates, organisations
drafting-step-about-story = Le problème, ce qui a été fait, ce qui a changé, enseignements, conseils
drafting-step-about-compact = L’objectif principal, les autres, principes, objectifs de développement
drafting-step-about-sources = Où en savoir plus, contact, autorisation
drafting-step-intro-brief = Ce que les lecteurs voient d’abord, dans les listes et les courriels.
drafting-step-intro-where = Où cela s’est passé, quand, et qui l’a mené.
drafting-step-intro-story = Répondez à ce que vous pouvez. Les lecteurs voient quelles questions n’ont pas de réponse. Une lacune honnête ne nuit pas.
drafting-step-intro-compact = En quoi elle sert le Pacte mondial pour des migrations sûres, ordonnées et régulières.
drafting-step-intro-sources = Où les lecteurs peuvent continuer, et ce que nous pouvons faire de votre texte.
drafting-marks = « nécessaire » : sans cette réponse, vous ne pouvez pas soumettre. « demandé » : vous pouvez la laisser vide, et la page publique le dit. « facultatif » : seulement si cela s’applique.
drafting-needed = (nécessaire)
drafting-needed-if = (nécessaire dans certains cas)
drafting-asked = (demandé)
drafting-save-continue = Enregistrer et continuer
drafting-save-check = Enregistrer et revenir à toutes les réponses
drafting-save-steps = Enregistrer et revenir aux étapes
drafting-save-note = L’enregistrement fonctionne même s’il manque quelque chose ou si c’est trop long. Nous gardons chaque mot.
drafting-autosaved = Enregistré à { $at }
drafting-autosaved-part = Enregistré à { $at }, sauf ce que « Enregistrer » signalera
drafting-autosaved-second = Une autre fenêtre a enregistré cette étape entre-temps. Vos mots sont gardés : appuyez sur « Enregistrer », vous verrez les deux textes et choisirez
drafting-autosave-away = Pas enregistré : le service ne répond pas. Nous réessayons
drafting-autosave-out = Pas enregistré : vous êtes déconnecté. Appuyez sur « Enregistrer » : vos mots sont gardés pendant que vous vous connectez
drafting-saved = Votre brouillon est enregistré.
drafting-choose = Choisir
drafting-name = { $name }
drafting-long = Cela se lit mieux en moins de { $warn } caractères.
drafting-add = Ajouter
drafting-remove = Retirer
drafting-row-added = { $row } a été ajoutée.
drafting-row-removed = { $row } a été retirée.
drafting-chosen = Ajouté : { $names }.
drafting-chosen-before = Rien n’a été ajouté : la liste le contient déjà.
drafting-box-empty = Rien n’a été ajouté : saisissez un nom ici, puis appuyez sur « Ajouter ».
drafting-unchosen = { $name } a été retiré de la liste.
drafting-add-country = Ajouter un pays ou un territoire
drafting-add-country-hint = D’autres noms conviennent : « Ivory Coast » trouve Côte d’Ivoire, « Corée, République de » la République de Corée. Séparez plusieurs noms par des points-virgules ou des virgules.
drafting-add-region = Ajouter une région
drafting-no-country = Aucun pays ni territoire ne s’appelle ici « { $names } », et rien de cette case n’a été ajouté : corrigez, ou choisissez un nom dans la liste proposée
drafting-add-region-hint = Séparez plusieurs noms par des points-virgules ou des virgules.
drafting-no-region = Aucune région ne s’appelle ici « { $names } », et rien de cette case n’a été ajouté : corrigez, ou choisissez un nom dans la liste proposée
drafting-shared-name = Plusieurs pays ou territoires s’appellent « { $names } », et rien de cette case n’a été ajouté : écrivez le nom complet
drafting-sharing = « { $name } » peut désigner : { $places }.
drafting-organisation = Organisation { $number }
drafting-row-box = { $row } : { $box }
drafting-organisation-name = Nom de l’organisation
drafting-organisation-kind = Quel type d’organisation est-ce ?
drafting-organisation-role = Que fait-elle ici ?
drafting-add-organisation = Ajouter une organisation
drafting-source = Source { $number }
drafting-source-title = Titre de la source
drafting-source-url = Adresse
drafting-source-language = Dans quelle langue ?
drafting-add-source = Ajouter une source
drafting-focal-name = Nom de la personne
drafting-focal-organisation = Organisation qui la mène
drafting-focal-email = Adresse électronique de la personne
drafting-focal-public = Cette personne accepte que les lecteurs voient son nom et son organisation
drafting-contact-form = Le service vous envoie par courriel les questions des lecteurs, ou à la personne sur place qui accepte d’être montrée. Les lecteurs ne voient une adresse que dans la réponse.
drafting-publish-under = Vous pouvez publier ceci sous la licence { $licence }.
drafting-read-licence = Lire la licence { $licence } (s’ouvre dans un nouvel onglet)
drafting-year = Indiquez l’année de « { $field } » en quatre chiffres, de { $from } à { $until }
drafting-month = Indiquez le mois de « { $field } » par un nombre de 1 à 12 ou par son nom, ou omettez-le
drafting-url-long = Raccourcissez l’adresse de « { $field } » : elle peut compter { $limit } caractères
drafting-url-blank = Ôtez l’espace de l’adresse de « { $field } »
drafting-url-email = Indiquez l’adresse d’une page web pour « { $field } ». Ceci est une adresse électronique.
drafting-url-kind = Indiquez l’adresse d’une page web pour « { $field } ». Elle commence par https:// ou http://.
drafting-url-password = Ôtez le nom d’utilisateur ou le mot de passe de l’adresse de « { $field } » : les lecteurs le verraient
drafting-url-host = Tapez l’adresse entière pour « { $field } », avec le nom du site, par exemple www.example.org/rapport
drafting-url-unreadable = Vérifiez l’adresse de « { $field } » : un navigateur ne peut pas l’ouvrir
drafting-links = Retirez des adresses web de « { $field } » : avec elles, cette pratique en indique { $count } dans ses textes et ses sources réunis, et peut en indiquer { $limit }
drafting-email = Tapez l’adresse entière pour « { $field } », par exemple nom@example.org
drafting-problems =
    { $count ->
        [one] Une réponse de cette étape est nécessaire pour soumettre
       *[other] { $count } réponses de cette étape sont nécessaires pour soumettre
    }
drafting-problems-saved =
    { $count ->
        [one] Enregistré, et une réponse demande votre attention
       *[other] Enregistré, et { $count } réponses demandent votre attention
    }
drafting-problems-part =
    { $count ->
        [one] Enregistré, sauf ce qui est signalé ici : une réponse demande votre attention
       *[other] Enregistré, sauf ce qui est signalé ici : { $count } réponses demandent votre attention
    }
drafting-problems-second =
    { $count ->
        [one] Pas encore enregistré, et une réponse demande votre attention
       *[other] Pas encore enregistré, et { $count } réponses demandent votre attention
    }
drafting-second = Cette étape a été enregistrée dans une autre fenêtre pendant que vous écriviez ici. Rien n’est perdu : votre texte est dans le formulaire, l’autre figure à côté de chaque réponse qui diffère. Choisissez, puis enregistrez.
drafting-second-waits = Vous avez enregistré une étape dans deux fenêtres. Les deux textes sont gardés.
drafting-second-look = Voir les deux et choisir
drafting-other-saved = Enregistré entre-temps dans une autre fenêtre :
drafting-keep-which = Laquelle gardez-vous ?
drafting-keep-mine = Ce qui figure ci-dessus dans le formulaire
drafting-keep-newest = Ce qui a été enregistré entre-temps
drafting-still-signed-in = Votre session est encore ouverte. Ce qui est signalé ci-dessous n’est pas enregistré : corrigez-le, ou appuyez encore une fois sur « Se déconnecter » pour partir sans l’enregistrer.
drafting-no-draft = Il n’y a pas de brouillon à modifier maintenant. Cette page dit où en est la pratique.
drafting-closed-words = Impossible d’enregistrer : la pratique n’est plus un brouillon. Vos mots sont encore là pour être copiés. Pour la modifier, retirez-la ou commencez une révision.

## Vérifier, soumettre, prévisualiser.

drafting-check-title = Vérifier vos réponses, puis soumettre
drafting-check-hint = Ouvert à tout moment ; vous y voyez ce qui manque
drafting-check-ready = Il ne manque rien
drafting-check-untranslated =
    { $count ->
        [one] Il ne manque rien ; une réponse est encore dans la langue de l’original
       *[other] Il ne manque rien ; { $count } réponses sont encore dans la langue de l’original
    }
drafting-check-lead = Rien n’est envoyé avant que vous n’appuyiez sur le bouton à la fin.
drafting-missing =
    { $count ->
        [one] Il manque une réponse pour pouvoir soumettre
       *[other] Il manque { $count } réponses pour pouvoir soumettre
    }
drafting-restore-first = Cette pratique est retirée du catalogue. Elle pourra être soumise une fois rétablie ; d’ici là vous pouvez continuer à écrire.
drafting-findings =
    { $count ->
        [one] Un point à revoir
       *[other] { $count } points à revoir
    }
drafting-findings-next = Ils n’empêchent pas de soumettre. L’équipe d’examen lit la même liste.
drafting-alike = Ceci ressemble à ce qui est déjà publié
drafting-alike-next = S’il s’agit de la même pratique, demandez à son auteur de la réviser. Si la vôtre est différente, soumettez-la, et dites dans le texte en quoi.
drafting-too-many =
    { $most ->
        [one] Une de vos soumissions est chez l’équipe d’examen. Avant votre première publication, il ne peut y en avoir davantage à la fois ; celle-ci reste un brouillon.
       *[other] { $most } de vos soumissions sont chez l’équipe d’examen. Avant votre première publication, il ne peut y en avoir davantage à la fois ; celle-ci reste un brouillon.
    }
drafting-full = Vous avez beaucoup de brouillons ouverts
drafting-full-lead =
    { $most ->
        [one] Un seul brouillon peut être ouvert à la fois, et il l’est. Soumettez-le ou abandonnez-le, puis commencez le suivant.
       *[other] { $most } brouillons peuvent être ouverts à la fois, et ils le sont. Soumettez-en un ou abandonnez-en un, puis commencez le suivant.
    }
drafting-change = Modifier
drafting-unanswered = Sans réponse
drafting-unanswered-asked = Sans réponse. La page publique le dira.
drafting-submit-title = La soumettre à l’examen
drafting-submit-means = Cette version reste alors telle quelle, pour vous et pour l’équipe d’examen. Pour modifier quelque chose, retirez-la : une copie s’ouvre comme brouillon. Votre place dans la file est gardée 7 jours si aucun examinateur n’a commencé à lire.
drafting-submit-shown = Soumettre, et me la montrer avant sa publication
drafting-submit-shown-means = Si vous voulez la relire avant sa publication, utilisez le second bouton. Une approbation attend alors qu’un auteur de la pratique donne son accord sur sa page.
drafting-submit-licence = Une fois publique, d’autres peuvent utiliser le texte sous
drafting-not-yet = Pas encore, la garder comme brouillon
drafting-preview-title = Aperçu
drafting-preview-draft = C’est ainsi que le public verrait votre brouillon. Seuls ses auteurs le voient maintenant.
drafting-preview-sent = C’est ainsi que le public voit, ou verrait, ce que vous avez envoyé.
drafting-back-practice = Retour à la pratique

## La page de la pratique.

drafting-five-steps = Cinq étapes, dans l’ordre que vous voulez
drafting-ready-of =
    { $ready ->
        [one] Une étape sur 5 est prête à être soumise
       *[other] { $ready } étapes sur 5 sont prêtes à être soumises
    }
drafting-then = Ensuite
drafting-checklist = Ce que regarde l’équipe d’examen
drafting-checklist-often = Une raison pour { $count } des { $returned } pratiques renvoyées ces douze derniers mois
drafting-receipt-title = Soumise à l’examen
drafting-receipt-reference = Votre référence est
drafting-receipt-sent = Un accusé de réception avec tout ce que vous avez écrit part à { $email }.
drafting-receipt-by-other = Un autre auteur l’a soumise et reçoit l’accusé de réception.
drafting-next = La suite
drafting-next-read = L’équipe d’examen la lit, d’ordinaire dans les { $days } jours, selon la même liste que vous avez vue en écrivant.
drafting-next-decide = Vous recevez un courriel : approuvée, renvoyée avec des mots, ou non retenue avec des motifs.
drafting-next-public = Une fois approuvée, elle est publique en quelques minutes, ou à une date que nous indiquons, à une adresse permanente.
drafting-next-shown = Une fois approuvée, vous recevez un courriel, la relisez et donnez votre accord. Elle n’est publique qu’ensuite, à une adresse permanente.
drafting-words-returned = Pourquoi elle vous est revenue le { $day }
drafting-not-before-title = Indiquer un jour pour la publication
drafting-files-title = Images et fichiers
drafting-files-lead = Une pratique a au plus { $most } images et fichiers, de { $megabytes } Mo au plus chacun. Le service accepte les images JPEG, PNG et WebP, les fichiers PDF et les documents Word, Excel, PowerPoint et OpenDocument.
drafting-files-private = Seuls les auteurs et, après une soumission, l’équipe d’examen peuvent les lire. Ils deviennent publics quand la pratique est publiée. Le service redessine chaque image : elle ne contient alors plus le lieu, l’heure ni l’appareil. Il ne modifie pas les autres fichiers.
drafting-files-new = Ajouter une image ou un fichier
drafting-files-file = Fichier
drafting-files-file-hint = { $megabytes } Mo au plus. Choisissez-le en dernier : le navigateur l’oublie si la page revient avec un message.
drafting-files-permitted = Je peux le publier sous la licence { $licence }, et chaque personne reconnaissable a donné son accord.
drafting-files-if-picture = nécessaire pour une image
drafting-files-save = Enregistrer
drafting-files-added = « { $name } » est ajouté.
drafting-files-added-undescribed = « { $name } » est ajouté. Sa description manque.
drafting-files-removed = « { $name } » est retiré.
drafting-files-full = La pratique a { $most } images et fichiers. Retirez-en un avant d’en ajouter un autre.
drafting-files-overtaken = D’autres mots ont été enregistrés après l’ouverture de cette page. Les vôtres sont ci-dessous. Enregistrez de nouveau pour les mettre à leur place.
drafting-file = Fichier { $number }
drafting-file-text = Description
drafting-file-caption = Légende
drafting-file-credit = Réalisé par
drafting-file-hint-text = Ce que montre l’image, pour les lecteurs qui ne la voient pas.
drafting-file-hint-caption = Se trouve sous une image. C’est le nom du lien vers tout autre fichier.
drafting-file-hint-credit = Photographe, auteur ou organisation.
drafting-problem-no-file = Choisissez un fichier.
drafting-problem-permitted = Confirmez que vous pouvez publier le fichier. Puis choisissez-le de nouveau.
drafting-problem-files-many = La pratique a déjà { $most } images et fichiers. Retirez-en d’abord un.
drafting-problem-files-today = Vous avez envoyé beaucoup de fichiers aujourd’hui. Envoyez celui-ci demain.
drafting-problem-file-large = Le fichier dépasse { $megabytes } Mo. Choisissez-en un plus petit.
drafting-problem-file-empty = Le fichier est vide. Choisissez-en un autre.
drafting-problem-file-kind = Le service n’accepte pas les fichiers de ce type. Envoyez une image JPEG, PNG ou WebP, un fichier PDF ou un document Word, Excel, PowerPoint ou OpenDocument.
drafting-problem-file-old = Ce document a le format d’un Office d’avant 2007. Enregistrez-le en .docx, .xlsx ou .pptx, ou en PDF, et envoyez ce fichier.
drafting-problem-file-macros = Le document contient des macros ou des scripts. Enregistrez-le sans eux, ou en PDF.
drafting-problem-file-encrypted = Le document ne s’ouvre qu’avec un mot de passe. Enregistrez-le sans mot de passe.
drafting-problem-file-animated = L’image est animée. Envoyez une image fixe.
drafting-problem-file-broken = Le fichier est endommagé ou incomplet. Ouvrez-le dans son programme, enregistrez-le de nouveau et envoyez ce fichier.
drafting-problem-file-unpacked = Le document a trop de parties, ou il est très grand une fois ouvert. Enregistrez-le en PDF.
drafting-problem-picture-large = L’image a trop de pixels. Envoyez une image de 40 mégapixels au plus, avec des côtés de 12 000 pixels au plus.
drafting-call-title = L’appel auquel elle répond
drafting-call-lead = Si votre pratique répond à un appel à pratiques, indiquez-le ici. La soumission le garde, et la page publiée le nomme.
drafting-call-read = Lire les appels
drafting-call-label = À quel appel répond-elle ?
drafting-call-none-choice = Aucun
drafting-call-choice = { $title } (jusqu’au { $day })
drafting-call-button = Enregistrer
drafting-call-named = C’est enregistré : elle répond à l’appel « { $title } ».
drafting-new-call = Votre pratique répond à l’appel à pratiques « { $title } », ouvert jusqu’au { $day }. Vous pouvez changer cela avant de la soumettre.
drafting-call-over = Cet appel à pratiques est clos. Vous pouvez proposer une pratique malgré cela.
drafting-call-name = Indiquer l’appel
drafting-call-other = Indiquer un autre appel
drafting-call-now = Elle répond à l’appel « { $title } », ouvert jusqu’au { $day }.
drafting-call-kept = Elle répond à l’appel « { $title } », comme votre soumission précédente. L’appel a été clos le { $day }.
drafting-call-closed = L’appel « { $title } » a été clos le { $day }. Si vous soumettez maintenant, la pratique n’y répond plus.
drafting-call-none = Elle ne répond à aucun appel à pratiques.
drafting-fact-call = Répond à l’appel
drafting-fact-translation-of = Traduction de
drafting-link-original = L’original
drafting-link-translations = Traductions
drafting-translations-title = Traductions de votre pratique
drafting-translations-back = La pratique
drafting-translations-lead = Vous pouvez publier cette pratique dans d’autres langues. L’équipe d’examen lit chaque traduction séparément.
drafting-translations-there = Les traductions existantes
drafting-translations-new = Une nouvelle traduction
drafting-translations-how = Le service ouvre un brouillon avec les réponses de la version publiée. Écrivez chaque texte dans l’autre langue, puis soumettez le brouillon. Le texte est ensuite proposé aux lecteurs dans leur langue.
drafting-translations-all = Cette pratique a un texte dans chaque langue.
drafting-translation-label = Dans quelle langue la traduisez-vous ?
drafting-translation-button = Commencer la traduction
drafting-translation-started = Le brouillon contient les réponses de l’original. Écrivez chaque texte dans l’autre langue.
drafting-problem-translation = Choisissez l’une de ces langues
drafting-fact-call-open = { $title }, ouvert jusqu’au { $day }
drafting-problem-call = Choisissez un appel ouvert pour « { $field } ». Celui que vous avez choisi est clos.
drafting-not-before-lead = Si votre pratique ne doit pas être publique avant un certain jour, par exemple celui d’une conférence, indiquez ce jour ici. L’équipe d’examen le lit. Si elle approuve la pratique avant ce jour, celle-ci devient publique ce jour-là.
drafting-not-before-day = Pas avant
drafting-not-before-hint = Un jour après aujourd’hui, dans les cinq ans
drafting-not-before-button = Garder ce jour
drafting-not-before-any-day-button = Publier n’importe quel jour
drafting-not-before-now = Elle ne doit pas être publique avant le { $day }.
drafting-not-before-none = Elle peut devenir publique dès qu’elle est approuvée.
drafting-not-before-named = Le jour est gardé et accompagne votre soumission.
drafting-not-before-any-day = Aucun jour n’est gardé : elle peut devenir publique dès qu’elle est approuvée.
drafting-problem-not-before = Choisissez pour « { $field } » un jour après aujourd’hui, dans les cinq ans
drafting-fact-labels = Étiquettes
drafting-fact-not-before = Pas avant
drafting-words-on-hold = Pourquoi l’examen est suspendu jusqu’au { $day }
drafting-words-declined = Pourquoi elle n’a pas été retenue le { $day }
drafting-words-published = Ce que l’équipe d’examen a écrit à la publication, le { $day }
drafting-words-taken-down = Pourquoi elle a été retirée du catalogue le { $day }
drafting-deeds = Ce que vous pouvez faire
drafting-offered = Ce que l’équipe d’examen a changé
drafting-offered-about = La pratique est publiée avec ces mots si vous donnez votre accord. Sinon, un brouillon s’ouvre avec vos propres mots.
drafting-offered-refused = Les mots de l’équipe d’examen qui ont été refusés
drafting-offered-refused-about = Ce brouillon contient vos propres mots. Reprenez-y ce qui vous plaît.
drafting-offered-compare = Comparer les deux révisions
drafting-about-discard = Abandonnez le brouillon si vous ne voulez pas continuer. Son texte est gardé, et vous pouvez en repartir.
drafting-about-withdraw = Vous pouvez la retirer jusqu’à ce qu’elle soit publique. Une copie devient votre brouillon, et rien n’est perdu. Votre place dans la file est gardée 7 jours si aucun examinateur n’a commencé à lire.
drafting-about-consent =
    { $day ->
        [none] La publier exactement telle qu’elle est ici. Elle est publique aussitôt.
       *[other] La publier exactement telle qu’elle est ici. Elle devient publique le { $day }.
    }
drafting-about-refuse = Ne pas la publier. Un brouillon avec toutes vos réponses s’ouvre, et l’équipe d’examen en est informée, avec vos mots si vous en écrivez.
drafting-about-start_again = Repartir : un nouveau brouillon s’ouvre avec tout son texte.
drafting-about-appeal = Vous pouvez faire appel de cette décision une fois, jusqu’au { $day }. Un examinateur qui ne l’a pas prise vous répond. Dites ce qui a été mal lu, ou ce qui a changé.
drafting-about-revise = La réviser : un brouillon s’ouvre à côté de la version publique, qui le reste jusqu’à ce que la nouvelle soit approuvée.
drafting-about-confirm = Est-elle toujours d’actualité ? Un oui renouvelle la date que voient les lecteurs.
drafting-about-say_ended = A-t-elle pris fin ? Alors sa page l’indique, à la date d’aujourd’hui. Le texte reste tel quel.
drafting-still-true = Est-elle encore vraie ?
drafting-still-true-about = Ses auteurs l’ont confirmée pour la dernière fois le { $day }. Choisissez l’une des trois réponses.
drafting-still-true-last = Ses auteurs l’ont confirmée pour la dernière fois le { $day }. Si aucun auteur ne répond d’ici le { $until }, sa page indique qu’elle n’est plus confirmée depuis le { $day }.
drafting-still-true-unconfirmed = Sa page indique qu’elle n’est plus confirmée depuis le { $day }, car aucun auteur n’a répondu. Chacune des deux premières réponses change cela.
drafting-about-ask_removal = Demandez à l’équipe d’examen de la retirer du catalogue. Dites pourquoi, si vous voulez.
drafting-about-cancel_removal = Vous avez demandé son retrait à l’équipe d’examen. Si vous ne le voulez plus, reprenez votre demande ; aucun examinateur n’y a encore répondu.
drafting-words-with-withdraw = Un mot à l’équipe d’examen
drafting-words-with-consent = Vos mots à l’équipe d’examen, avec l’une ou l’autre réponse
drafting-words-with-ask_removal = Pourquoi elle devrait être retirée
drafting-words-with-appeal = Pourquoi la décision devrait être changée
drafting-already = C’était déjà fait ; rien n’a changé.
drafting-what-was-sent = Son texte
drafting-show-answers = Montrer toutes les réponses
drafting-history = Historique
drafting-who-you = Vous
drafting-who-author = Un auteur
drafting-who-team = L’équipe d’examen
drafting-who-invited = La personne invitée
drafting-event-about = { $what } : { $name }
drafting-mail-to-you = Courriel à vous ({ $subject }) :
drafting-mail-held = attend le prochain récapitulatif.
drafting-mail-waiting = attend d’être envoyé.
drafting-mail-trying = attend d’être renvoyé ; le serveur de courriel a dit : { $said }
drafting-mail-accepted = accepté par le serveur de courriel le { $at }.
drafting-mail-failed = n’a pas pu être remis : { $said }
drafting-mail-not-sent = n’a pas été envoyé.
drafting-mail-stopped = n’a pas été envoyé, car les courriels à cette adresse n’arrivent pas.
drafting-mail-to-author = Courriel à un autre auteur :
drafting-mail-to-focal-point = Courriel à la personne indiquée pour les questions :
drafting-mail-to-invited = Courriel à la personne invitée :
drafting-mail-to-team = Courriel à l’équipe d’examen :
drafting-mail-trying-again = attend d’être renvoyé.
drafting-mail-not-delivered = n’a pas pu être remis ; l’administration voit pourquoi.
drafting-mail-text = Ce que dit le courriel
drafting-facts = En bref
drafting-fact-saved = Enregistré
drafting-fact-not-saved = Pas encore modifié
drafting-fact-copied = Une copie de ce qui a été envoyé, encore inchangée
drafting-fact-seen = Qui peut la voir
drafting-seen-draft = Ses auteurs seulement, jusqu’à la soumission.
drafting-seen-team = Ses auteurs et l’équipe d’examen.
drafting-seen-public = Tout le monde.
drafting-seen-closed = Ses auteurs et l’équipe d’examen. Elle n’est pas publique.
drafting-fact-reference = Référence
drafting-fact-no-reference = Vous recevez un numéro en soumettant.
drafting-fact-submitted = Soumise
drafting-fact-published = Première publication
drafting-fact-confirmed = Confirmée d’actualité
drafting-fact-versions = Versions
drafting-link-preview = Aperçu tel que le public la verrait
drafting-link-sent = Lire ce que vous avez envoyé
drafting-link-public = La page publique
drafting-overtaken = Une autre modification est arrivée avant
drafting-nothing-changed = Votre action n’a pas été effectuée, et rien n’a été modifié. Voyez où en sont les choses, puis décidez de nouveau.
drafting-happened = Depuis que vous avez ouvert cette page : { $what }, le { $at }.
drafting-you-went-on = Depuis que vous avez ouvert cette page, vous avez continué dans une autre fenêtre : { $what }, le { $at }.
drafting-decision-took-effect = une décision a pris effet
drafting-not-now = Les choses ont changé depuis que vous avez ouvert cette page, et cela ne peut pas se faire maintenant.
drafting-your-words = Ce que vous avez écrit, à copier
drafting-see-now = Voir où elle en est maintenant
drafting-link-compare = Ce qui a changé entre les révisions

## Ce que l’équipe d’examen demande à côté des réponses.

drafting-points =
    { $count ->
        [0] L’équipe d’examen ne demande plus rien
        [one] L’équipe d’examen demande une chose à côté d’une réponse
       *[other] L’équipe d’examen demande { $count } choses à côté de vos réponses
    }
drafting-points-sent = Ce que l’équipe d’examen a demandé à côté de vos réponses
drafting-points-resolved =
    { $count ->
        [one] Un point est réglé
       *[other] { $count } points sont réglés
    }
drafting-points-answer = Dire ce que vous avez fait
drafting-points-title = Ce que l’équipe d’examen demande
drafting-points-lead = Dites pour chaque point si vous l’avez fait. Sinon, dites pourquoi : l’examinateur le lit à côté de ce qui a changé.
drafting-points-asks =
    { $count ->
        [one] Un point de l’équipe d’examen n’a pas encore de réponse.
       *[other] { $count } points de l’équipe d’examen n’ont pas encore de réponse.
    }
drafting-points-save = Enregistrer
drafting-points-submit = Enregistrer et soumettre
drafting-points-submit-unanswered = Soumettre sans répondre au reste
drafting-point-waits = Vous n’y avez pas encore répondu.
drafting-point-done = Vous avez répondu : fait.
drafting-point-not-done = Vous avez répondu : pas fait.
drafting-point-label = L’avez-vous fait ?
drafting-point-choice-done = Fait
drafting-point-choice-not-done = Pas fait, parce que …
drafting-point-because = Vos mots à l’équipe d’examen
drafting-point-because-hint = Nécessaire si ce n’est pas fait.

## The authors of a practice.

drafting-list-call = Répond à l’appel
drafting-list-call-over = Indique un appel clos :
drafting-list-owner = Propriétaire : { $name }. Vous êtes coauteur.
drafting-authors-title = Auteurs
drafting-authors-lead = La page publique nomme les auteurs dans cet ordre. Les auteurs d’une soumission sont ceux du moment où elle est envoyée ; un changement ultérieur compte à partir de la soumission suivante.
drafting-authors-change = Inviter ou changer les coauteurs
drafting-authors-look = Voir les auteurs, ou partir
drafting-authors-owner = Propriétaire
drafting-authors-you = { $name } (vous)
drafting-authors-standing-invited = Invitation du { $invited }. Le lien fonctionne jusqu’au { $until }.
drafting-authors-standing-expired = Invitation du { $invited }. Le lien a expiré le { $until }.
drafting-authors-standing-accepted = Coauteur depuis le { $day }
drafting-authors-standing-declined = A refusé le { $day }
drafting-authors-standing-left = Départ le { $day }
drafting-authors-up = Monter
drafting-authors-down = Descendre
drafting-authors-again = Envoyer une nouvelle invitation
drafting-authors-cancel = Retirer l’invitation
drafting-authors-remove = Retirer
drafting-authors-clear = Ôter de la liste
drafting-authors-undelivered = Le courriel n’est pas arrivé. Vérifiez l’adresse. Si elle est fausse, retirez l’invitation et invitez la personne à une autre adresse.
drafting-authors-stopped = Le service n’envoie aucun courriel à cette adresse, car les courriels précédents n’y sont pas arrivés. Si l’adresse est fausse, retirez l’invitation et invitez la personne à une autre adresse. Si elle est juste, écrivez à { $contact } : un administrateur peut lever le blocage.
drafting-authors-again-about = Une nouvelle invitation est un courriel de plus, avec un nouveau lien. Les liens des courriels précédents cessent de fonctionner.
drafting-authors-invite = Inviter un coauteur
drafting-authors-invite-about = Un coauteur peut écrire, répondre à l’équipe d’examen, soumettre, réviser et confirmer. Vous seul pouvez abandonner le brouillon, retirer la soumission, demander la suppression et inviter. Une personne invitée ne peut rien faire avant d’avoir accepté.
drafting-authors-email = Adresse électronique
drafting-authors-email-hint = Un seul courriel avec un lien part à cette adresse. Vous n’apprenez pas si l’adresse a un compte.
drafting-authors-greeting = Nom
drafting-authors-greeting-hint = Pour la formule d’appel du courriel. La page publique montre le nom du compte.
drafting-authors-full = Une pratique peut avoir { $most } coauteurs et invitations ouvertes. Retirez-en un pour en inviter un autre.
drafting-authors-changed = La liste a changé depuis que vous avez ouvert la page. Rien n’a été fait : voyez ce qu’il en est.
drafting-authors-leave = Partir
drafting-authors-leave-about = Vous ne lirez et ne changerez plus cette pratique, et ne recevrez plus de courriel à son sujet. Les soumissions qui vous nomment gardent votre nom. Seul le propriétaire peut vous inviter de nouveau.
drafting-offer-until = La propriété est proposée à cette personne jusqu’au { $day }.
drafting-offer-expired = La propriété avait été proposée à cette personne. L’offre a expiré le { $day }.
drafting-offer-to = Proposer la propriété
drafting-offer-yours = { $owner } vous propose la propriété de cette pratique jusqu’au { $day }.
drafting-offer-about = Si vous acceptez, vous décidez des révisions, du retrait et de la suppression, et de qui en sont les coauteurs.
drafting-offer-then-stays = Le propriétaire actuel devient alors le premier coauteur.
drafting-offer-then-leaves = Le propriétaire actuel quitte alors les auteurs.
drafting-offer-then-gone = Le compte du propriétaire actuel est suspendu.
drafting-offer-answer = Lire l’offre et y répondre
drafting-offer-hint = Le propriétaire peut proposer une pratique à un coauteur, ou à une autre personne par courriel.
drafting-offer-made = Vous proposez la propriété à { $name } jusqu’au { $day }. Vous restez propriétaire jusqu’à ce que cette personne accepte.
drafting-offer-made-expired = Vous aviez proposé la propriété à { $name }. L’offre a expiré le { $day }, et vous êtes toujours propriétaire.
drafting-offer-made-by-team = Les administrateurs avaient proposé la propriété à { $name } pendant que votre compte était suspendu. Cette offre n’est plus valable, et vous êtes toujours propriétaire.
drafting-offer-clear = Supprimer l’offre
drafting-offer-you-stay = Avec l’acceptation, vous devenez le premier coauteur.
drafting-offer-you-leave = Avec l’acceptation, vous quittez les auteurs de cette pratique.
drafting-offer-leaves = Je pars quand la personne accepte
drafting-offer-leaves-hint = Si vous ne cochez pas cette case, vous devenez le premier coauteur. Une pratique que vous quittez ne figure plus parmi les vôtres.
drafting-ownership-title = Propriété de cette pratique
drafting-ownership-lead = Vous êtes propriétaire de cette pratique et pouvez la proposer à une autre personne. Vous restez propriétaire jusqu’à ce qu’elle accepte, et vous pouvez annuler l’offre jusque-là. Une offre est ouverte pendant deux semaines.
drafting-ownership-co-author = La proposer à un coauteur
drafting-ownership-person = La proposer à une autre personne
drafting-ownership-person-about = Le service invite cette personne par courriel. Elle n’a pas encore besoin d’un compte.
drafting-ownership-go = Transmettre cette pratique
drafting-problem-own-address = C’est votre propre adresse : saisissez celle de la personne que vous invitez
drafting-problem-greeting = Saisissez un nom sans adresse web ou électronique
drafting-problem-invited = Cette adresse est déjà dans la liste : voyez plus haut
drafting-problem-many-invitations = Vous avez envoyé beaucoup d’invitations. Attendez un moment avant la suivante
drafting-problem-many-mails = Le service envoie beaucoup de courriels en ce moment. Réessayez dans une minute

## The page behind the link of an invitation.

drafting-invitation-title = Une invitation à écrire une pratique
drafting-invitation-lead = { $owner } vous invite à écrire « { $title } » comme coauteur.
drafting-invitation-lead-owner = { $owner } vous propose la propriété de « { $title } ».
drafting-invitation-lead-team = Les administrateurs vous proposent la propriété de « { $title } ».
drafting-invitation-write = Vous pouvez écrire et soumettre la pratique, et répondre à l’équipe d’examen. Le propriétaire décide du retrait et de la suppression.
drafting-invitation-named = Quand la pratique est publiée, sa page vous nomme comme auteur, avec le nom de votre compte. Les autres auteurs voient l’adresse électronique de votre compte.
drafting-invitation-never-reviews = Si vous êtes examinateur, vous ne pouvez jamais décider de cette pratique, même si vous la quittez plus tard.
drafting-invitation-account = Vous accepteriez avec le compte de { $account }. Pour accepter avec un autre compte, déconnectez-vous d’abord et ouvrez de nouveau le lien du courriel.
drafting-invitation-account-of = { $name }, { $email }
drafting-invitation-already = Vous êtes déjà auteur de cette pratique. Il n’y a rien à accepter.
drafting-invitation-sign-in = Pour accepter, connectez-vous. Si vous n’avez pas encore de compte, créez-en un : après avoir confirmé votre adresse et vous être connecté, vous revenez à cette page. Dans un autre navigateur, ouvrez de nouveau le lien du courriel.
drafting-invitation-go-sign-in = Se connecter
drafting-invitation-go-register = Créer un compte
drafting-invitation-until = Vous pouvez répondre à l’invitation jusqu’au { $day }.
drafting-invitation-over = Cette invitation ne fonctionne plus
drafting-invitation-over-lead = Elle a reçu une réponse, a été retirée ou renouvelée, ou elle est trop ancienne. Si vous voulez toujours être coauteur, demandez une nouvelle invitation à la personne qui vous a invité.

## Clearance: a draft read by a link.

drafting-link-clearance =
    { $count ->
        [0] Faire lire le brouillon
        [one] Faire lire le brouillon (1 remarque ouverte)
       *[other] Faire lire le brouillon ({ $count } remarques ouvertes)
    }
drafting-clearance-title = Faire lire le brouillon
drafting-clearance-lead = Pour une personne qui doit donner son accord avant la soumission, comme un cabinet ou un service juridique : un lien ouvre ce brouillon sans compte. Ses lecteurs voient le texte tel que vous l’avez enregistré et font des remarques à côté des réponses. Seuls les auteurs lisent les remarques. Tous les liens prennent fin quand le brouillon est soumis.
drafting-clearance-label = Pour qui est le lien ?
drafting-clearance-label-hint = Par exemple : Cabinet du ministre. Ses lecteurs voient cette ligne.
drafting-clearance-time = Combien de temps fonctionne-t-il ?
drafting-clearance-time-week = Une semaine
drafting-clearance-time-two-weeks = Deux semaines
drafting-clearance-time-month = 30 jours
drafting-clearance-time-quarter = 90 jours
drafting-clearance-make = Créer un lien
drafting-clearance-new = Un nouveau lien
drafting-clearance-made = Le lien est créé.
drafting-clearance-link = Copiez ce lien et envoyez-le à ses lecteurs
drafting-clearance-once = Chaque personne qui a le lien peut lire le brouillon. Il n’est affiché que cette fois. S’il est perdu, créez-en un autre et mettez fin à celui-ci.
drafting-clearance-links = Liens
drafting-clearance-works = fonctionne jusqu’au { $day }
drafting-clearance-expired = fonctionnait jusqu’au { $day }
drafting-clearance-ended = a pris fin le { $day }
drafting-clearance-end = Mettre fin au lien
drafting-clearance-end-done = Le lien ne fonctionne plus.
drafting-clearance-remarks =
    { $count ->
        [one] { $count } remarque ouverte
       *[other] { $count } remarques ouvertes
    }
drafting-clearance-settled-ones =
    { $count ->
        [one] { $count } remarque réglée
       *[other] { $count } remarques réglées
    }
drafting-clearance-settle = Réglé
drafting-clearance-settled = La remarque est réglée.
drafting-clearance-open = Rouvrir
drafting-clearance-opened = La remarque est de nouveau ouverte.
drafting-problem-clearance-many = Dix liens fonctionnent déjà. Mettez d’abord fin à l’un d’eux
drafting-problem-remarks = Ce brouillon a autant de remarques qu’il peut en avoir. Informez ses auteurs d’une autre manière
drafting-reading-lead = Les auteurs de ce brouillon vous le montrent. Ce lien a été fait pour : { $label }. Il fonctionne jusqu’au { $day }, tant que le brouillon n’est pas soumis.
drafting-reading-about = Vous n’avez pas besoin de compte. Faites vos remarques à côté des réponses : seuls les auteurs du brouillon les lisent.
drafting-reading-over = Ce lien ne fonctionne plus
drafting-reading-over-lead = Le brouillon a été soumis ou abandonné, la durée du lien est passée, ses auteurs y ont mis fin, ou ce navigateur n’a pas ouvert le lien lui-même. S’il peut encore fonctionner, ouvrez-le de nouveau, ou demandez-en un autre aux auteurs.
drafting-remark-here = Remarque
drafting-remark-title = Votre remarque
drafting-remark-choose = Choisir…
drafting-remark-field = Sur quelle réponse ?
drafting-remark-words = Remarque
drafting-remark-name = Votre nom
drafting-remark-send = Envoyer la remarque aux auteurs
drafting-remark-kept = Les auteurs peuvent maintenant lire votre remarque.
drafting-remark-yours = Remarques faites par ce lien
remark-facts = { $name }, { $moment }
remark-wording = La réponse telle qu’elle était alors
