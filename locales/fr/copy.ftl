## Ce qu’une copie du site dit d’elle-même, écrite par `praxis export --site`.

copy-notice = Ceci est une copie de l’édition { $edition }, { $day }. Pour la recherche et les nouveautés, voir le site lui-même :
copy-notice-empty = Ceci est une copie. Pour la recherche et les nouveautés, voir le site lui-même :
copy-replaced = Une autre pratique a remplacé celle-ci
copy-replaced-way = Lire la pratique qui la remplace
