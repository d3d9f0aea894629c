"""English clauses and phrases on the dependency parse. No other package names a label or a tag."""
