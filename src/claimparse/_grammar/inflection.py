"""Forms of English verbs, for wordings in which a clause gets a finite verb."""

from __future__ import annotations

_PAIRS = """
arise arisen, be been, bear borne, beat beaten, become become, begin begun, bend bent, bet bet, bind bound, bite
bitten, bleed bled, blow blown, break broken, breed bred, bring brought, build built, burst burst, buy bought, cast
cast, catch caught, choose chosen, cling clung, come come, cost cost, cut cut, deal dealt, dig dug, do done, draw
drawn, drink drunk, drive driven, eat eaten, fall fallen, feed fed, feel felt, fight fought, find found, flee fled,
fling flung, fly flown, forbid forbidden, forecast forecast, foresee foreseen, forget forgotten, forgive forgiven,
freeze frozen, get got, give given, go gone, grind ground, grow grown, hang hung, have had, hear heard, hide hidden,
hit hit, hold held, hurt hurt, keep kept, know known, lay laid, lead led, leave left, lend lent, let let, lie lied,
light lit, lose lost, make made, mean meant, meet met, mislead misled, mistake mistaken, overcome overcome, overthrow
overthrown, pay paid, put put, quit quit, read read, rebuild rebuilt, ride ridden, ring rung, rise risen, run run, say
said, see seen, seek sought, sell sold, send sent, set set, shake shaken, shoot shot, show shown, shut shut, sing
sung, sink sunk, sit sat, sleep slept, slide slid, speak spoken, spend spent, split split, spread spread, stand stood,
steal stolen, stick stuck, strike struck, swear sworn, sweep swept, swim swum, swing swung, take taken, teach taught,
tear torn, tell told, think thought, throw thrown, undergo undergone, understand understood, undertake undertaken,
uphold upheld, wake woken, wear worn, weep wept, win won, withdraw withdrawn, withhold withheld, write written
"""
_PARTICIPLES = dict(pair.split() for pair in _PAIRS.split(","))
"""The past participles of irregular verbs, by their lemmas."""

_THIRD_PERSON = {"be": "is", "have": "has", "do": "does"}
_SIBILANTS = ("s", "x", "z", "ch", "sh", "o")


def third_person(lemma: str) -> str:
    """The third person singular of the present tense.

    >>> [third_person(lemma) for lemma in ("say", "deny", "reach", "be")]
    ['says', 'denies', 'reaches', 'is']
    """
    if lemma in _THIRD_PERSON:
        return _THIRD_PERSON[lemma]
    if lemma.endswith("y") and lemma[-2:-1] not in tuple("aeiou"):
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(_SIBILANTS) else f"{lemma}s"


def past_participle(gerund: str, lemma: str) -> str:
    """The past participle of a verb, given its form in -ing, whose spelling it shares if it is regular.

    >>> past_participle("taking", "take"), past_participle("admitting", "admit"), past_participle("carrying", "carry")
    ('taken', 'admitted', 'carried')
    """
    if lemma in _PARTICIPLES:
        return _PARTICIPLES[lemma]
    stem = gerund.lower().removesuffix("ing")
    if stem.endswith("y") and stem[-2:-1] not in tuple("aeiou"):
        return f"{stem[:-1]}ied"
    return f"{stem}d" if stem.endswith("e") else f"{stem}ed"
