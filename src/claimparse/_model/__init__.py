"""The optional trained model: word pieces in, scores out. It needs onnxruntime and tokenizers."""
