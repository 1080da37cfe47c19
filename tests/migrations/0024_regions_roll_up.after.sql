-- Africa holds the African Union, and Europe the European Union; a practice about Cyprus is not one about Europe.
SELECT practice_id || ' ' || term FROM listed WHERE vocabulary = 'region' ORDER BY practice_id, term;
--> 1 african-union
--> 1 m49-002
--> 2 eu
--> 2 m49-142
--> 2 m49-145
--> 3 eu
--> 3 m49-150

-- The counts say what is listed.
SELECT term || ' ' || practices FROM listed_count WHERE vocabulary = 'region' ORDER BY term;
--> african-union 1
--> eu 2
--> m49-002 1
--> m49-142 1
--> m49-145 1
--> m49-150 1

SELECT term || ' ' || practices FROM listed_count WHERE vocabulary = 'country';
--> CY 1
