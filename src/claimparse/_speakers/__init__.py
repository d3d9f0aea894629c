"""The persons and bodies that the sources of a document are."""
