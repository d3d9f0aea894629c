"""Regular forms of verbs, for words whose lemma the tagger gets wrong: "hoped" as a form of "hop"."""

from collections.abc import Iterable

_VOWELS = frozenset("aeiou")


def verbs_by_form(verbs: Iterable[str]) -> dict[str, str]:
    """The verb of each regular form.

    >>> verbs_by_form(["hope"])["hoped"]
    'hope'
    """
    return {form: verb for verb in verbs for form in regular_forms(verb)}


def regular_forms(verb: str) -> tuple[str, ...]:
    """The forms of a regular verb; both spellings where the last consonant may be doubled.

    >>> regular_forms("hope"), regular_forms("blog")[:2]
    (('hopes', 'hoped', 'hoping'), ('blogs', 'blogged'))
    """
    if verb.endswith("e"):
        return f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    third_person = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    doubles = len(verb) > 2 and verb[-1] not in (*_VOWELS, *"wxy") and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    stems = (verb + verb[-1], verb) if doubles else (verb,)
    return third_person, *(f"{stem}{ending}" for stem in stems for ending in ("ed", "ing"))
