"""Tables whose rows hold for both engines, and say so where the two read a sentence differently and both are right."""


def expected(parser, row, rules, model):
    """Return what a row of a table expects of a parser's engine.

    ``model`` maps rows to a pair: what the trained model reads, and why that is right as well.
    """
    if parser.signature.trained is None or row not in model:
        return rules
    read, why = model[row]
    assert why
    assert read != rules, f"{row}: the engines agree by now"
    return read
