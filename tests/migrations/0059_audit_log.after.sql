-- It is found by its account, its deed and its time.
SELECT 'practice ' || practice_id FROM event WHERE actor_id = 5901 AND deed = 'start' AND at = 1;
--> practice 5911
