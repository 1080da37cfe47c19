-- What was public is harvested in the sets of its public revision, with the time of its last change.
SELECT practice_id || ' ' || changed_at || ' ' || CASE set_spec WHEN '' THEN 'all' ELSE set_spec END
FROM harvested WHERE practice_id BETWEEN 7211 AND 7213 ORDER BY practice_id, set_spec;
--> 7211 7 all
--> 7211 7 country
--> 7211 7 country:EG
--> 7211 7 country:LY
--> 7211 7 objective
--> 7211 7 objective:9
--> 7211 7 type
--> 7211 7 type:agreement
--> 7212 5 all
