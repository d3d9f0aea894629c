"""Times: expressions that say when, the days that they mean, and what they say it of."""
