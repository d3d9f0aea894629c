"""Who says what: from quotation marks and words of saying to attributions."""
