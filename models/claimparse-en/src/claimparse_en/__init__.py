"""The files of a trained model, which ``claimparse.load()`` finds here; there is no code in this package."""
