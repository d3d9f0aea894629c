"""The optional trained model: windows of word pieces in, attributions out. Needs onnxruntime and tokenizers."""
