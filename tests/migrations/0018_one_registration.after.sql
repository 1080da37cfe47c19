-- The newest registration of a browser stays.
SELECT id || ' ' || family_name FROM pending_registration ORDER BY id;
--> 2 Other
--> 3 Second
--> 4 Alone

-- The request of the earlier registration leads to the newest.
SELECT id || ' ' || COALESCE(registration_id, 0) FROM link_request ORDER BY id;
--> 1 3
--> 2 2
--> 3 3
--> 4 4
--> 5 0
