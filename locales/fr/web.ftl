### Le cadre de chaque page, les formulaires et les erreurs.

web-skip = Aller au contenu de la page
web-sample-data = Une démonstration : données d’exemple, faits non vérifiés.
web-nav-main = Principale
web-nav-account = Votre compte
web-nav-about = À propos de ce site
web-nav-languages = Langues
web-nav-objectives = Objectifs
web-nav-explore = Explorer
web-nav-search = Rechercher
web-nav-practices = Pratiques
web-nav-desk = Se connecter / Mon bureau
web-nav-propose = Proposer une pratique
web-nav-sign-in = Se connecter
web-nav-register = S’inscrire
web-nav-review = Examen
web-nav-my-practices = Mes pratiques
web-nav-admin = Administration
web-nav-about-page = À propos
web-nav-data = Données
web-nav-help = Aide
web-texts-licence = Licence des textes :
web-nav-accessibility = Accessibilité
web-nav-privacy = Vie privée
web-nav-terms = Conditions
web-waiting = en attente
web-your-account = Votre compte :
web-sign-out = Se déconnecter
web-moderated = { $site } est une collection modérée : chaque pratique est proposée par une personne ou une institution inscrite, et lue par l’équipe d’examen avant d’être publiée. La publication ne vaut pas approbation.
web-search-practices = Rechercher dans les pratiques
web-search = Rechercher
web-pages-previous = Précédent
web-pages-next = Suivant
web-pages-position = { $first } à { $last } sur { $total }
web-pages-position-more = { $first } à { $last } sur plus de { $total }
web-pages-title = { $title }, page { $page }
web-optional = (facultatif)
web-show-password = Afficher le mot de passe
web-hide-password = Masquer le mot de passe
web-month = Mois
web-year = Année
web-error-word = Erreur :
web-count = Caractères : { $length } sur { $limit }
web-count-over = Caractères : { $length } sur { $limit }, soit { $over } de trop

problem-summary =
    { $count ->
        [one] Une réponse demande votre attention
       *[other] { $count } réponses demandent votre attention
    }
problem-missing = Remplissez « { $field } »
problem-not-chosen = Choisissez une réponse à « { $field } »
problem-too-long =
    { $by ->
        [one] Raccourcissez « { $field } » d’un caractère : { $limit } au plus
       *[other] Raccourcissez « { $field } » de { $by } caractères : { $limit } au plus
    }
problem-too-short =
    { $by ->
        [one] Ajoutez un caractère à « { $field } » : il en faut { $least }
       *[other] Ajoutez { $by } caractères à « { $field } » : il en faut { $least }
    }
problem-too-many = Choisissez au plus { $limit } réponses à « { $field } »
problem-not-offered = Choisissez l’une des réponses proposées à « { $field } »
problem-doi = Tapez « { $field } » sous la forme 10.1234/abc, ou laissez la case vide
problem-unreadable = Retapez « { $field } » : le texte contient des caractères qui ne peuvent être enregistrés
problem-no-box-title = Rien n’a été changé
problem-no-box = Depuis que vous avez ouvert la page, elle a changé. Elle ne demande plus ce que vous avez envoyé : voyez où elle en est.

error-number = Erreur { $status }
error-ways-on = Où aller maintenant
error-if-it-lasts = Si cela dure plus de dix minutes, écrivez à
error-give-number = Indiquez ce numéro :
error-way-home = La page d’accueil
error-way-help = L’aide, et à qui écrire
error-way-sign-in = Se connecter, si la page est à vous
error-way-desk = Mon bureau

error-heading-not-found = Il n’y a rien à cette adresse
error-lead-not-found = Si vous l’avez tapée, vérifiez les lettres après la dernière barre oblique. Si vous avez suivi un lien, il est peut-être ancien, ou destiné à une personne connectée.
error-heading-no-such-edition = Cette édition n’existe pas
error-lead-no-such-edition = Les éditions du catalogue sont comptées à partir de 1. Le bas de chaque page nomme l’édition actuelle. Vérifiez le nombre après « edition= » dans l’adresse.
error-heading-only-present = Cette page n’a pas d’éditions antérieures
error-lead-only-present = Il existe des éditions antérieures des pratiques, de la liste des pratiques avec ses recherches et ses fichiers, et des chiffres. Retirez « edition= » de l’adresse pour lire cette page telle qu’elle est aujourd’hui.
error-heading-gone = Ceci n’existe plus
error-lead-gone = C’était ici et cela ne reviendra pas. Son adresse reste réservée et ne sera pas attribuée à autre chose.
error-heading-not-allowed = Cette adresse ne peut pas faire cela
error-lead-not-allowed = Elle existe, mais pas pour ce que votre navigateur lui a demandé. Ouvrez-la comme une page, ou revenez en arrière et utilisez le bouton qui s’y trouve.
error-heading-overtaken = Une autre modification est arrivée avant
error-lead-overtaken = Depuis que vous avez ouvert cette page, une autre personne, ou une autre de vos fenêtres, a changé ce dont elle parle. Votre action n’a pas été exécutée. Regardez où en sont les choses, puis décidez à nouveau.
error-heading-too-large = C’est plus que ce qui peut être envoyé
error-lead-too-large = Le formulaire n’a pas été pris, car il dépasse ce qui peut être envoyé en une fois. Revenez en arrière : votre navigateur garde encore ce que vous avez tapé. Raccourcissez le texte le plus long, puis renvoyez-le.
error-heading-long-address = Cette adresse est trop longue
error-lead-long-address = Aucune page de ce site n’a une adresse de plus de 8 000 caractères. Rien n’a été changé. Si vous faisiez une recherche, utilisez moins de mots ; si vous avez suivi un lien, il a été modifié en chemin.
error-heading-long-header = Votre navigateur a envoyé plus que ce qui peut être lu
error-lead-long-header = Avant chaque page, un navigateur dit qui il est et quels cookies il conserve, et le vôtre en dit trop. Rien n’a été changé. Supprimez les cookies de ce site dans les réglages de votre navigateur, puis rouvrez la page.
error-heading-not-a-form = Ce n’est pas l’un de nos formulaires
error-lead-not-a-form = Ce qui a été envoyé a un format qui n’est pas lu ici. Ouvrez la page du formulaire et envoyez-le de là.
error-heading-unreadable = Ceci n’a pas pu être lu
error-lead-unreadable = L’adresse ou le formulaire contient des caractères qui ne peuvent rien désigner ici. Rien n’a été changé. Revenez en arrière, retirez ce qui a été collé en dernier, puis renvoyez-le.
error-heading-unreadable-place = Cette position dans la liste est inconnue
error-lead-unreadable-place = La fin de l’adresse dit à quelle page d’une liste vous étiez, et cette partie n’est pas entière. Rien n’a été changé. Continuez à partir de la première page de la liste.
error-way-first-page = La première page de cette liste
error-heading-too-slow = Le formulaire n’est pas arrivé à temps
error-lead-too-slow = La ligne a été coupée ou très lente, et rien n’a été pris. Revenez en arrière : votre navigateur garde encore ce que vous avez tapé. Puis renvoyez-le.
error-heading-misdirected = Ce site a une autre adresse
error-lead-misdirected = La demande nommait un hôte qui n’est pas le nôtre. Utilisez l’adresse qui vous a été donnée pour ce site.
error-heading-foreign = Ce formulaire ne vient pas de ce site
error-lead-foreign = Pour empêcher d’autres sites d’agir en votre nom, seuls les formulaires de nos propres pages sont acceptés. Rien n’a été changé. Ouvrez la page ici et renvoyez le formulaire.
error-heading-too-many = Trop d’essais pour l’instant
error-lead-too-many = Il y a eu beaucoup d’essais depuis votre réseau en peu de temps. Rien n’est bloqué. Attendez { $wait }, puis réessayez.
error-heading-endless-pages = Trop de recherches pour le moment
error-lead-endless-pages = Votre réseau a demandé beaucoup de recherches et de listes affinées en une minute. Attendez { $wait }, puis continuez. Un programme qui veut toutes les pratiques peut prendre l’un de ces fichiers : chacun les contient toutes.
error-way-csv = Toutes les pratiques en tableau (CSV)
error-way-jsonl = Toutes les pratiques en notices (JSON Lines)
error-way-data = Ce que contiennent les fichiers
error-heading-busy = Nous sommes occupés un instant
error-lead-busy = Notre base de données n’a pas pu répondre. Rien n’a été changé. Rouvrez cette page dans { $wait }.
error-heading-perhaps-done = Regardez avant de recommencer
error-lead-perhaps-done = La connexion à notre base de données a été coupée au dernier moment : l’action a peut-être été enregistrée, peut-être pas. Ouvrez votre bureau et regardez ; si elle n’y est pas, renvoyez-la.
error-heading-fault = Une erreur s’est produite de notre côté
error-lead-fault = C’est notre faute, et elle a été consignée. Rouvrez la page dans un instant.

undone-busy = Rien n’a été enregistré : le service ne peut rien prendre pour l’instant. Ce que vous avez tapé se trouve dans le formulaire ci-dessous. Appuyez de nouveau sur le bouton dans { $wait }.
undone-perhaps-done = La réponse de notre base de données s’est perdue : ceci a peut-être été enregistré, peut-être pas. Ce que vous avez tapé se trouve dans le formulaire ci-dessous. Vérifiez d’abord si c’est enregistré ; sinon, appuyez de nouveau sur le bouton.
undone-fault = Une erreur s’est produite de notre côté, et elle a été consignée. Ce que vous avez tapé se trouve dans le formulaire ci-dessous. Vérifiez d’abord si c’est enregistré ; sinon, appuyez de nouveau sur le bouton.
undone-too-many = Rien n’a été enregistré : il y a eu beaucoup d’essais depuis votre réseau en peu de temps. Ce que vous avez tapé se trouve dans le formulaire ci-dessous. Attendez { $wait }, puis appuyez de nouveau sur le bouton.
undone-password = Retapez le mot de passe : une page ne le renvoie jamais.
undone-lasts = Si cela dure plus de dix minutes, écrivez à { $contact } et indiquez le numéro { $number }.
undone-words = Ce que vous avez écrit
undone-secret = Mot de passe
undone-again = Réessayer

kept-until-signed-in = Votre session était terminée. Ce que vous avez tapé est conservé : connectez-vous, et vous le retrouverez. Rien n’a été envoyé.
kept-not-sent = Voici ce que vous aviez tapé avant d’être déconnecté. Rien n’a été envoyé : relisez, puis envoyez.
kept-title = Ce que vous avez tapé
kept-lead = Votre session était terminée quand vous avez envoyé ceci, donc rien n’en a été fait. Copiez ce dont vous avez besoin, puis rouvrez la page.
kept-back = Rouvrir la page

## Ce qui a été saisi et pas envoyé.

unsent-kept = Ce que vous avez saisi ici est conservé, et de nouveau à sa place. Rien n’en a été envoyé. Vous seul le voyez, jusqu’au { $day } ou jusqu’à ce que vous l’utilisiez ou l’effaciez.
unsent-no-box = Ces mots n’ont pas de champ ici en l’état :
unsent-earlier = Ce que vous avez écrit dans une autre fenêtre
unsent-clear = Effacer ce qui est conservé
unsent-cleared = Ce qui était conservé ici est effacé.
unsent-copy-now = Copiez ce que vous avez écrit : il ne peut pas être conservé pour vous ici.
unsent-stay = Conserver ce qui est saisi
