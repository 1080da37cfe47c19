-- Each list holds the latest submitted revision, and the public one beside it. Whose owner is suspended does not wait.
SELECT revision_id || ' ' || band || ' ' || at || ' ' || objective || ' ' || language || ' ' || COALESCE(holder_id, 0)
FROM queue_row WHERE practice_id BETWEEN 2511 AND 2516 ORDER BY revision_id, at, band;
--> 25112 all 30 9 en 0
--> 25112 free 30 9 en 0
--> 25121 all 11 9 fr 0
--> 25121 claimed 11 9 fr 2502
--> 25131 all 12 9 en 0
--> 25141 published 40 2 en 0
--> 25141 removal 70 2 en 0
--> 25142 all 41 2 en 0
--> 25142 declined 42 2 en 0
--> 25151 all 14 2 en 0
--> 25151 taken-down 80 2 en 0

-- The program folds the words of each submission.
SELECT 'to fold ' || COUNT(*) FROM queue_unfolded WHERE revision_id BETWEEN 25111 AND 25161;
--> to fold 7
