"""Wordings of claims that can be understood alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimparse
from claimparse._grammar.inflection import past_participle, third_person
from claimparse.types import ReplacementReason

DAY = "2031-05-07"  # a Wednesday


def wordings(parser, text):
    return [c.resolved.text for c in parser.parse(text, date=DAY).claims]


REFERRING = {
    "a surname": ("Ada Lund spoke. Lund sold the pier.", "Ada Lund sold the pier"),
    "a pronoun": ("Ada Lund spoke. She sold the pier.", "Ada Lund sold the pier"),
    "a possessive": ("Ada Lund spoke. Her house burned.", "Ada Lund’s house burned"),
    "a title keeps its name": ("Ada Lund spoke. Ms Lund sold the pier.", "Ada Lund sold the pier"),
    "each is named once": ("Ada Lund spoke. Lund said she had sold her boat.", "Ada Lund had sold her boat"),
    "a name that only modifies stays": ("Ada Lund spoke. The Lund report is out.", "The Lund report is out"),
    "I": ('"I have sold the pier," Ada Lund said.', "Ada Lund has sold the pier"),
    "I, once named": ('"I sold my boat," Ada Lund said. She wept.', "Ada Lund sold her boat"),
    "the object of the clause before": ("A clerk stole a boat and sold it.", "A clerk sold the boat"),
    "the subject of the clause before": ("Boats were sold, but they sank.", "Boats sank"),
    "an age that is told of nobody": (
        "Captain Bo Holt was banned.\n\nThe 29-year-old lost his bat.",
        "Bo Holt lost his bat",
    ),
    "a reflexive": ('"I blamed myself," Ada Lund said. She wept.', "Ada Lund blamed herself"),
    "I in what a quotation reports": ('"My clerk said I had lied," Ada Lund said.', "Ada Lund had lied"),
    "we of one who speaks for a body": (
        '"We sold the pier," said Ada Lund, head of Acme Bank.',
        "Acme Bank sold the pier",
    ),
    "we of an officer of the body named before": (
        "Acme Bank sold a pier. A spokesman said: “We rented it.”",
        "Acme Bank rented it",
    ),
    "they for the subject of the sentence before": (
        "Three clerks stole a boat. They fled to Varn.",
        "Three clerks fled to Varn",
    ),
    "it for a body that is the subject before": ("Acme Bank sold a pier. It rents boats.", "Acme Bank rents boats"),
    "a daughter of somebody else": (
        "Ada Lund left. The daughter of a clerk stole a boat.",
        "The daughter of a clerk stole a boat",
    ),
    "she is nobody who is yet to be named": (
        "Ada Lund left. The town will name a successor. She denied that she had lied.",
        "Ada Lund had lied",
    ),
    "you of somebody addressed": (
        "Bo Holt told Ada Lund: “You have robbed your clerks.”",
        "Ada Lund has robbed your clerks",
    ),
    "we of anybody else": ('"We sold a pier," Ada Lund said.', "Ada Lund and others sold a pier"),
    "I with a contraction": ('"I’m sorry," Ada Lund said.', "Ada Lund is sorry"),
    "a relative pronoun": ("The pier, which dates from 1890, burned down.", "The pier dates from 1890"),
    "whose": ("Ada Lund, whose boat sank, wept.", "Ada Lund’s boat sank"),
    "it is named if it is the source": (
        "Acme Bank rents boats. Acme Bank said it had sold a pier.",
        "Acme Bank had sold a pier",
    ),
    "'s after a name": ("Ada Lund spoke. She's ill.", "Ada Lund is ill"),
    "a body with its article": ('"We sold a pier," the World Bank said.', "The World Bank sold a pier"),
    "an indefinite source inside its claim": (
        'A fire official said: "A boat sank as I slept."',
        "A boat sank as a fire official slept",
    ),
    "a bare noun": ("The town has a plan to close the pier. The plan failed.", "The plan to close the pier failed"),
}


@pytest.mark.parametrize(("text", "wording"), REFERRING.values(), ids=REFERRING)
def test_words_that_refer_give_way_to_names(parser, text, wording):
    assert wording in wordings(parser, text)


CLAUSES = {
    "an infinitive that promises": ("Ada Lund vowed to sell the pier.", "Ada Lund will sell the pier"),
    "a negated one": ("Ada Lund vowed not to sell the pier.", "Ada Lund will not sell the pier"),
    "an infinitive that demands": ("Ada Lund urged the town to sell the pier.", "The town should sell the pier"),
    "a subjunctive": ("Ada Lund demanded that Tom Beck step down.", "Tom Beck should step down"),
    "a gerund that is read as an adjective": (
        "The ministry denied striking civilian areas.",
        "The ministry has struck civilian areas",
    ),
    "what is blamed is told as a report": (
        "The company blamed wet weather and a slow market.",
        "The company blamed wet weather and a slow market",
    ),
    "an infinitive that asserts": ("Ada Lund claimed to be ill.", "Ada Lund is ill"),
    "what is believed of the past": ("A boat is believed to have sunk.", "A boat has sunk"),
    "what is believed of the present": ("Ada Lund is thought to be ill.", "Ada Lund is ill"),
    "what is expected": ("Ada Lund is expected to be late.", "Ada Lund will be late"),
    "a state in the past": ("Ada Lund denied being drunk.", "Ada Lund was drunk"),
    "an adverb before the verb": ("Ada Lund admitted secretly taking bribes.", "Ada Lund has secretly taken bribes"),
    "a pronoun that becomes a subject": ("Ada Lund told them to leave.", "They should leave"),
    "a question is told as a report": (
        "Ada Lund asked how many clerks had left.",
        "Ada Lund asked how many clerks had left",
    ),
    "what is negated outside": ("Ada Lund refused to sell a pier.", "Ada Lund will not sell a pier"),
    "what is not expected": ("A pier is not expected to close.", "A pier will not close"),
    "a judgement in the passive": (
        "Ada Lund had denied fraud but was found guilty by a jury.",
        "Ada Lund was found guilty by a jury",
    ),
    "a denied offence": ("Ada Lund denied fraud.", "Ada Lund is guilty of fraud"),
    "a report by one": ('"I support the plan," Ada Lund said.', "Ada Lund supports the plan"),
    "a gerund": ("Ada Lund denied taking bribes.", "Ada Lund has taken bribes"),
    "a gerund with an auxiliary": ("Ada Lund denied having lied.", "Ada Lund has lied"),
    "a charge": ("Ada Lund accused Tom Beck of taking bribes.", "Tom Beck has taken bribes"),
    "a judgement with as": ("Ada Lund condemned the raid as a crime.", "The raid is a crime"),
    "a judgement without it": ("Ada Lund called the plan a mistake.", "The plan is a mistake"),
    "a predicate of a noun": ("The report was found to be false.", "The report is false"),
    "a gerund over an infinitive is told as a report": (
        "Ada Lund proposed allowing clerks to visit the port.",
        "Ada Lund proposed allowing clerks to visit the port",
    ),
    "a demand for a thing": ("Ada Lund demanded an inquiry.", "There should be an inquiry"),
    "a denied thing": ("Ada Lund denied any role in the theft.", "There is a role in the theft"),
    "praise is told as a report": ("Ada Lund praised the crew.", "Ada Lund praised the crew"),
    "a headline": ("Town to sell pier\n\nThe pier is old.", "Town will sell pier"),
}


@pytest.mark.parametrize(("text", "wording"), CLAUSES.values(), ids=CLAUSES)
def test_a_content_becomes_a_clause(parser, text, wording):
    assert wording in wordings(parser, text)


TIMES = {
    "a day": ("The dam broke on Monday.", "The dam broke on 5 May 2031"),
    "a month": ("The dam broke last month.", "The dam broke in April 2031"),
    "a year": ("The dam broke last year.", "The dam broke in 2030"),
    "a time of another verb": (
        "A clerk who died on Monday had won a prize.",
        "A clerk who died on 5 May 2031 had won a prize",
    ),
    "the beginning of a span": ("The dam has leaked since Monday.", "The dam has leaked since 5 May 2031"),
    "a day that modifies a noun stays": ("The 19 July truce broke.", "The 19 July truce broke"),
    "a full date stays": ("The dam broke on 4 May 2029.", "The dam broke on 4 May 2029"),
}


@pytest.mark.parametrize(("text", "wording"), TIMES.values(), ids=TIMES)
def test_times_become_dates(parser, text, wording):
    assert wordings(parser, text) == [wording]


def test_a_claim_takes_the_place_of_the_word_that_answers_it(parser):
    document = parser.parse("Officials said Acme Bank had hidden losses. Acme Bank denied this.")
    denied = document.claims[-1]
    assert denied.resolved.text == "Acme Bank had hidden losses"
    (replacement,) = denied.resolved.replacements
    assert replacement.reason is ReplacementReason.ANSWER
    assert replacement.evidence == document.claims[0].spans


OPEN = {
    "nobody is named": ("She sold a pier.", ["She"]),
    "a thing": ("It sank.", ["It"]),
    "a thing of which nothing else is told": ("The pier fell.", ["The pier"]),
    "one that all know": ("The government fell.", []),
    "a demonstrative": ("Ada Lund denied this.", ["this"]),
    "it for a thing of another's": ("Acme Bank rents boats. It sank.", ["It"]),
    "who is addressed": ('"You sold a pier," Ada Lund said.', ["You"]),
    "a place": ('"Nobody slept here," Ada Lund said.', ["here"]),
    "a thing or its place": ("Acme Bank sold a mill in Norby, which employs 640 clerks.", ["which"]),
    "he and his": ("Tom Beck met Bo Holt. A clerk said he had sold his boat.", ["he", "his"]),
    "a source after its quotation": ('"It was sold," the firm said.', ["It"]),
    "the author of a text": ('The statement reads: "I am sorry."', ["I"]),
    "a thing that was mentioned far before": (
        "Ada Lund has a plan to close a pier. " + "Rain fell. " * 7 + "The plan failed.",
        ["The plan"],
    ),
    "a thing of two": ("A plan to close a pier failed. Ada Lund has a plan. The plan failed.", ["The plan"]),
    "the same thing": ("Ada Lund rents the same boat. The boat sank.", ["The boat"]),
    "a city": ("Ada Lund left Quarry City. The city burned.", ["The city"]),
    "it stands for an infinitive": ("It is hard to sell a pier. It took years to build a pier.", []),
    "it stands for nobody": ("It was Ada Lund who fell. It makes no sense to stay. It rained.", []),
    "it stands for a clause": ("It is clear that Varn will close a pier.", []),
    "a pronoun for a noun of the claim": ("A pier fell because it was old.", []),
}


@pytest.mark.parametrize(("text", "words"), OPEN.values(), ids=OPEN)
def test_what_is_not_known_is_listed(parser, text, words):
    assert [s.text for c in parser.parse(text).claims for s in c.resolved.open] == words


def test_a_day_is_open_if_the_day_of_the_text_is_not_known(parser):
    (claim,) = parser.parse("A dam broke on Monday.").claims
    assert [s.text for s in claim.resolved.open] == ["on Monday"]


SENTENCES = st.sampled_from(
    [
        "Ada Lund, the mayor, vowed to close the pier.",
        "She said the firm had lost its boats.",
        "Lund denied taking bribes from the firm.",
        "The firm, which owns the pier, denied this on Monday.",
        '"I have sold 46 boats, but we will buy 12," Lund said.',
        "Tom Beck accused her of lying and of hiding losses.",
        "It is not clear who sold them.",
    ]
)


@settings(deadline=None, max_examples=25)
@given(st.lists(SENTENCES, min_size=1, max_size=5))
def test_a_wording_is_the_words_of_the_claim_and_of_its_replacements(parser, sentences):
    document = parser.parse(" ".join(sentences), date=DAY)
    for claim in document.claims:
        known = " ".join([claim.text, *(r.text for r in claim.resolved.replacements)]).lower().split()
        bare = {word.strip("“”\".,;:…'’") for word in known}
        assert {w.strip("“”\".,;:…'’") for w in claim.resolved.text.lower().split()} <= bare
        for replacement in claim.resolved.replacements:
            for span in (replacement.span, *replacement.evidence):
                assert document.text[span.start : span.end] == span.text
        for span in claim.resolved.open:
            assert any(s.start <= span.start and span.end <= s.end for s in claim.spans)
            named = (r for r in claim.resolved.replacements if r.reason is not ReplacementReason.CLAUSE)
            assert not any(r.span.overlaps(span) for r in named)


@settings(deadline=None, max_examples=25)
@given(st.lists(SENTENCES, min_size=1, max_size=5))
def test_claims_know_their_place(parser, sentences):
    document = parser.parse("\n\n".join(sentences))
    assert [c.spans[0].start for c in document.claims] == sorted(c.spans[0].start for c in document.claims)
    for claim in document.claims:
        assert claim.sentence.start <= claim.head.start < claim.head.end <= claim.sentence.end
        assert document.text.split("\n\n")[claim.paragraph] == claim.sentence.text
        if claim.within is not None:
            outer = document.claims[claim.within]
            assert any(s.start <= claim.head.start < s.end for s in outer.spans)
            assert len(outer.text) > len(claim.text)


def test_a_number_is_listed_with_the_innermost_claim_alone(parser):
    from claimparse.output.records import claim_rows

    document = parser.parse("Police said the clerk denied that 46 boats had sunk.")
    assert [c.within for c in document.claims] == [None, 0]
    assert [row["numbers"] for row in claim_rows(document)] == ["", "46 boats"]
    assert all(c.quantities for c in document.claims)


@pytest.mark.parametrize(
    ("lemma", "form"), [("say", "says"), ("deny", "denies"), ("go", "goes"), ("reach", "reaches"), ("have", "has")]
)
def test_third_person(lemma, form):
    assert third_person(lemma) == form


@pytest.mark.parametrize(
    ("gerund", "lemma", "form"),
    [("taking", "take", "taken"), ("using", "use", "used"), ("carrying", "carry", "carried"), ("lying", "lie", "lied"),
     ("admitting", "admit", "admitted"), ("agreeing", "agree", "agreed")],
)  # fmt: skip
def test_past_participle(gerund, lemma, form):
    assert past_participle(gerund, lemma) == form


def test_a_document_stored_without_wordings_has_none():
    claim = claimparse.parse("The pier fell.").claims[0]
    stored = claim.model_dump(exclude={"resolved", "sentence", "paragraph", "within"})
    assert type(claim).model_validate(stored).resolved is None
