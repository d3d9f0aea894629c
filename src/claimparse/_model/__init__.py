"""The optional trained model: word pieces in, scores out. Needs onnxruntime and tokenizers."""
