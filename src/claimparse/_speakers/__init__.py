"""Who the sources are, across the document."""
