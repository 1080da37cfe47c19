-- Its date is its time, and nothing else changed.
SELECT number || ' ' || at || ' ' || date FROM edition;
--> 23 1793707200000023 1793707200000023
