"""The attributions of a text and the words of their spans."""


def found(parser, text):
    """Return the attributions of a text."""
    return parser.parse(text).attributions


def texts(spans):
    """Return the words of each span."""
    return [s.text for s in spans]
