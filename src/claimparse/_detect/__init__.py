"""Doc to marks: quotations, cues, numbers, cues of stance. Detectors never import one another."""
