"""How the trained model is made; not part of the library."""
