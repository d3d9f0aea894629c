"""The training of the model; not part of the library."""
