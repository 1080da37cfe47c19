-- An edition that readers have seen before anyone could follow a list.
UPDATE edition SET number = number WHERE id = 1;
