-- An edition that began before dates were kept beside times.
UPDATE edition SET number = 23, at = 1793707200000023 WHERE id = 1;
