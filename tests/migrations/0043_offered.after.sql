-- Nothing is offered.
SELECT COALESCE(offered_until, 0) || '' FROM co_author WHERE id = 43111;
--> 0
