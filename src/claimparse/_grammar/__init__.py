"""English clauses and phrases on the dependency parse: the only room for what several questions ask of it."""
