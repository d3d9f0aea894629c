"""Documents as flat rows, JSON lines, a terminal table and HTML pages."""
