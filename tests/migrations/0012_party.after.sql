-- Each author, each account that saved a draft and each account with a named address is a party.
SELECT practice_id || ' ' || account_id || ' ' || why || ' since ' || since || ', event ' || since_seq
    || COALESCE(', set aside by event ' || set_aside_seq, '')
FROM party
ORDER BY practice_id, account_id, why;
--> 1 1 author since 10, event 0
--> 1 2 author since 12, event 2
--> 1 2 saved-draft since 14, event 2
--> 2 2 author since 20, event 0
--> 2 3 focal-point since 21, event 1
--> 3 1 author since 30, event 0
--> 3 3 author since 30, event 0
