"""Documents as records, as pages and as scores."""
