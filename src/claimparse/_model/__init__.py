"""The optional trained model: windows of word pieces in, scored tags and pairs out; needs onnxruntime and tokenizers."""
