"""Marks to relations: attribution, speakers, quantities, scope, stance. Linkers never import detectors."""
