-- Its chain begins with the next start of the service.
SELECT chain_seq || '-' || chain || '-' || seq FROM practice WHERE id = 5811;
--> 0--1

SELECT 'links: ' || COUNT(*) FROM event_chain WHERE practice_id = 5811;
--> links: 0
