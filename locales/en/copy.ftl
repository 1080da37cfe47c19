## What a copy of the site says of itself, written by `praxis export --site`.

copy-notice = This is a copy of edition { $edition }, { $day }. For the search and for what is new, see the site itself:
copy-notice-empty = This is a copy. For the search and for what is new, see the site itself:
copy-replaced = Another practice has replaced this one
copy-replaced-way = Read the practice that replaced it
