"""Documents as flat rows, as JSON lines, as a terminal table and as a page."""
