"""Who the sources are: names, short names, nominals and pronouns; and when to say nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimparse._evidence import Chars
from claimparse._speakers.names import spelling_key
from claimparse.lexicon import Lexicon
from claimparse.lexicon.persons import person_lexicon
from claimparse.testing import read_tagged

# Each <m name="..."> must resolve to that name; <m> without a name must stay unresolved.

TITLES_AND_SHORT_NAMES = {
    "title, honorific, pronoun": 'President <m name="Pavel Dorin">Pavel Dorin</m> said taxes would fall. <m '
    'name="Pavel Dorin">He</m> '
    'added that rents would rise. <m name="Pavel Dorin">Mr. Dorin</m> did not say when.',
    "title with a portfolio": 'U.S. Secretary of State <m name="Anna Weiss">Anna Weiss</m> arrived. '
    '<m name="Anna Weiss">Secretary Weiss</m> said talks had begun.',
    "short name before the full one": 'Dorin says taxes will fall\n\nThe minister of finance, <m name="Pavel '
    'Dorin">Pavel Dorin</m>, '
    'told reporters on Monday. <m name="Pavel Dorin">Dorin</m> gave no date.',
    "spelling varies": 'President <m name="Oleh Barynsky">Oleh Barynsky</m> spoke. <m name="Oleh '
    'Barynsky">Barynskyy</m> said it was cold. '
    '<m name="Oleh Barynsky">Mr. Barynskiy</m> left early.',
    "name with a particle": 'Prince <m name="Karim bin Talal">Karim bin Talal</m> arrived. <m name="Karim bin '
    'Talal">Prince Karim</m> said oil was dear.',
    "hyphens": 'Foreign Minister <m name="Ingrid Solberg-Dahl">Ingrid Solberg-Dahl</m> spoke. <m name="Ingrid '
    'Solberg-Dahl">Solberg-Dahl</m> said no.',
    "a country's name as surname": 'The novelist <m name="Clara Jordan">Clara Jordan</m> has moved. <m '
    'name="Clara Jordan">Jordan</m> said she was tired.',
}

FAMILIES = {
    "told apart by honorifics": 'Senator <m name="Maria Ortega">Maria Ortega</m> and her husband, <m '
    'name="Daniel Ortega">Daniel Ortega</m>, '
    'a retired judge, spoke. <m name="Maria Ortega">Mrs. Ortega</m> said taxes would fall. '
    '<m name="Daniel Ortega">Mr. Ortega</m> said he had doubts.',
    "told apart by office": 'Governor <m name="Thomas Hale">Thomas Hale</m> signed. His daughter, <m name="Susan '
    'Hale">Susan Hale</m>, '
    'opposed it. <m name="Susan Hale">She</m> said it was cruel. <m name="Thomas Hale">Governor Hale</m> '
    "declined to comment.",
    "given name": 'John Miller and <m name="Kate Miller">Kate Miller</m> were in court. <m name="Kate '
    'Miller">Kate</m> said she was ill.',
    "not told apart": "John Miller and Kate Miller were in court. <m>Miller</m> left.",
    "the one being spoken of": 'John Miller and Kate Miller were in court. Mr. Miller said he was ill. "I am tired," '
    '<m name="John Miller">Miller</m> said.',
    "told apart by the pronoun": 'John Miller and <m name="Kate Miller">Kate Miller</m> met Ann Lee. Miller left. '
    '<m name="Kate Miller">She</m> was ill.',
    "surnames only": '<m name="Hale">Mr. Hale</m> said it rained. <m name="Mrs. Hale">Mrs. Hale</m> said it snowed.',
    "junior and senior": 'Carl Poe Jr. met Carl Poe in Boston. <m name="Carl Poe Jr.">Carl Poe Jr.</m> said he '
    "was glad.",
}

IMPLIED_ROLES = {
    "who chairs": '<m name="Ruth Kemp">Ruth Kemp</m>, who chairs the ports panel, was late. <m name="Ruth Kemp">The '
    "chairwoman</m> said trains were slow.",
    "a bare participle": '<m name="Owen Pryce">Owen Pryce</m>, prosecuting, rose. <m name="Owen Pryce">The '
    "prosecutor</m> said the safe was empty.",
    "an office taken": '<m name="Nora Finch">Nora Finch</m>, who became governor of the jail in May, was calm. <m '
    'name="Nora Finch">The governor</m> said the locks were new.',
    "an office left": '<m name="Ivor Lang">Ivor Lang</m> stood down as leader of the council. <m name="Ivor '
    'Lang">The former leader</m> said he was glad.',
    "a title answers": 'Lord <m name="Hugh Selby">Hugh Selby</m> rose. <m name="Hugh Selby">The peer</m> said no. Mr '
    'Justice <m name="Paul Crane">Paul Crane</m> sat. <m name="Paul Crane">The judge</m> said yes.',
    "whose lawyer he is": 'Mayor <m name="Rosa Lind">Rosa Lind</m> won. Dan Foyle, a lawyer for the mayor, smiled. '
    '<m name="Rosa Lind">The mayor</m> said it was over.',
    "another role now": 'Former deputy <m name="Alan Voss">Alan Voss</m>, a baker, ran. <m name="Alan Voss">The '
    "former deputy</m> said he would win.",
    "a person or a body": '<m name="Gus Tolley">Gus Tolley</m>, a crane operator, struck. <m name="Gus Tolley">The '
    "crane operator</m> said he was cold.",
}

SHARED_NAMES = {
    "a surname shared": '<m name="Piotr Zielak">Piotr</m> and Greta Zielak rent a flat. <m name="Piotr Zielak">Mr '
    'Zielak</m> said it was damp. <m name="Greta Zielak">Mrs Zielak</m> said it was wet.',
    "they who are named together": 'Piotr and Greta Zielak rent a flat. <m name="Piotr and Greta Zielak">They</m> said '
    'it was damp. <m name="Piotr and Greta Zielak">The couple</m> will move.',
    "nickname": '<m name="Vincent Moll">Vincent Moll</m> spoke. "<m name="Vincent Moll">Vince</m> is right," Ada Kerr '
    'said. <m name="Vincent Moll">Vince Moll</m> was glad.',
    "ampersand": '<m name="Hart & Lowe">Hart & Lowe</m> said it was sorry. <m name="Hart & Lowe">The firm</m> '
    "will pay.",
}

SPOKEN_OF_AGAIN = {
    "by age": '<m name="Carl Ode">Carl Ode</m>, 79, was arrested with Bo Hall, 41. <m name="Carl Ode">The '
    "79-year-old</m> said he was glad.",
    "by an age in a clause": '<m name="Ada Wick">Ada Wick</m>, who is 38 and drives, fell. <m name="Ada Wick">The '
    "38-year-old</m> said it hurt.",
    "by an age of two": "Carl Ode, 79, met Bo Hall, 79. <m>The 79-year-old</m> said he was glad.",
    "who asks does not answer": '<m name="Edmund Ashe">Edmund Ashe</m> called it a trick. Asked by David Kerr whether '
    'it rained, <m name="Edmund Ashe">he</m> said that it did not.',
    "they of a body": '<m name="Harbour Council">The Harbour Council</m> said it was safe. <m name="Harbour '
    'Council">They</m> said the pier would stay open.',
    "they of nobody": "The Harbour Council spoke with Ada Wick and the dockers. <m>They</m> said the pier would stay.",
    "a body by its last word": '<m name="Reform Alliance">The Reform Alliance</m> met. In a statement, the <m '
    'name="Reform Alliance">Alliance</m> said it was grateful.',
    "a body by the noun in its name": '<m name="Prisons Inspectorate">The Prisons Inspectorate</m> came. <m '
    'name="Prisons Inspectorate">The inspectorate</m> said it was full.',
}

BEHIND_A_PLACE = {
    "no comma": 'Rain fell. In Leeds <m name="Maria Hart">Maria Hart</m> said it was cold. <m name="Maria '
    'Hart">Hart</m> left.',
}

NAMED_LATER = {
    "by the next paragraph": '<m name="Otto Brill">A retired dentist</m> who sold false teeth has been jailed, a court '
    'said.\n\n<m name="Otto Brill">Otto Brill</m>, 61, wept. <m name="Otto Brill">The retired dentist</m> said he was '
    "sorry.",
    "by an apposition": '<m name="Ada Voss">A surveyor</m> warned of cracks, a court heard. Rain fell. The surveyor, '
    '<m name="Ada Voss">Ada Voss</m>, wrote twice.',
    "another sex": "<m>The widow</m> of a miner said she would sue.\n\nCarl Tull, 41, died in May.",
    "another role": "<m>A judge</m> said it was wrong.\n\nAnn Lee, a farmer, sued in May.",
}

RELATIONS = {
    "a lawyer for somebody": '<m name="Seth Marr">Seth Marr</m>, a lawyer for Viola Denk, stood. Denk smiled. <m '
    'name="Seth Marr">Her attorney</m> said it was a loan.',
    "somebody's lawyer": 'Their client is Jon Pell. His lawyer, <m name="Ida Crewe">Ida Crewe</m>, won. <m '
    'name="Ida Crewe">Pell\'s lawyer</m> said she was glad.',
    "wife by the surname": 'Judge Owen Tamm retired. <m name="Greta Tamm">Greta Tamm</m> clapped. "He is ours now," <m '
    'name="Greta Tamm">his wife</m> said of Owen Tamm.',
    "nobody's": "Jon Pell and Amy Sutter spoke. <m>Her lawyer</m> said no.",
}

PRONOUNS = {
    "named in what is said": 'Ms Ada Prior rejected that. "Ms Lena Borg says we sleep," <m name="Ada '
    'Prior">she</m> said.',
    "behind a dateline": 'SANTA CLARITA, Calif. — Before <m name="Nell Ito">she</m> spoke, Nell Ito smiled.',
    "gender": 'Ann Lee met Peter Moss. <m name="Ann Lee">She</m> said it rained. <m name="Peter Moss">He</m> '
    "said it snowed.",
    "subject of the governing clause": 'Peter Moss told David Roe that <m name="Peter Moss">he</m> would resign.',
    "not both arguments of a verb": 'Peter Moss likes Ann Lee. Susan Hale admires <m name="Ann Lee">her</m>.',
    "before the name": 'Although <m name="Pavel Dorin">he</m> had promised reform, Prime Minister Pavel Dorin '
    "said the law would stay.",
    "nobody yet": "<m>He</m> said it rained. Then the lights went out.",
    "an unnamed man": "Pavel Dorin spoke. Police arrested a man on Friday. <m>He</m> said he was innocent.",
    "quotation does not part them": 'Ann Lee praised the plan. "It is good. It is cheap. It is fast. It is ours. '
    'It works." '
    '<m name="Ann Lee">She</m> added that it was late.',
    "I inside a quotation": '"<m name="Ann Lee">I</m> am tired," said Ann Lee.',
    "not the speaker of the quotation": 'Peter Moss resigned. "<m name="Peter Moss">He</m> lied," David Roe said.',
    "I outside quotations": "<m>I</m> met Ann Lee, who said it rained.",
}

NOMINALS = {
    "apposition behind": '<m name="Ann Lee">Ann Lee</m>, the spokeswoman for the ministry, spoke. <m name="Ann '
    'Lee">The spokeswoman</m> said no.',
    "apposition before": 'The envoy for Chad, <m name="Peter Moss">Peter Moss</m>, spoke. <m name="Peter '
    'Moss">The envoy</m> said no.',
    "title": 'Ambassador <m name="Peter Moss">Peter Moss</m> met Judge Ann Lee. <m name="Peter Moss">The '
    "ambassador</m> said no. "
    '<m name="Ann Lee">The judge</m> said yes.',
    "other word for the office": 'Sen. <m name="Ann Lee">Ann Lee</m> arrived. <m name="Ann Lee">The lawmaker</m> '
    "said no.",
    "head of diplomacy": 'French Foreign Minister <m name="Luc Arnaud">Luc Arnaud</m> arrived. <m name="Luc '
    'Arnaud">The top French diplomat</m> said no.',
    "said of a pronoun": 'Ann Lee arrived. She is a senator. <m name="Ann Lee">The senator</m> said no.',
    "a new description": 'Ann Lee spoke on Monday. <m name="Ann Lee">The Oslo billionaire</m> said no.',
    "a description that may be of two": "Ann Lee met Kate Hale. They left. <m>The Oslo billionaire</m> said no.",
    "two roles of one": 'The party\'s chief pollster and strategist <m name="Ann Lee">Ann Lee</m> said no.',
    "former and present": 'Former President <m name="Hugo Salas">Hugo Salas</m> met President <m name="Rita '
    'Campos">Rita Campos</m>. '
    '<m name="Hugo Salas">The former president</m> said no. <m name="Rita Campos">The president</m> said yes.',
    "the former and the latter": 'Hugo Salas met Rita Campos. <m name="Hugo Salas">The former</m> said no, while '
    '<m name="Rita Campos">the latter</m> said yes.',
    "another country's": "Polish President Jan Nowak arrived. <m>The Czech president</m> said no.",
    "party": 'Democrat <m name="Ruth Vance">Ruth Vance</m> met Rep. Dale Stone. <m name="Ruth Vance">The '
    "Democrat</m> said no.",
    "body by its noun": 'The <m name="Ministry of Health">Ministry of Health</m> spoke. <m name="Ministry of '
    'Health">The ministry</m> said no.',
}

BODIES = {
    "short for its first word": '<m name="Marlow Shipping">Marlow Shipping</m> sold two ships. <m name="Marlow '
    'Shipping">Marlow</m> said it was time.',
    "initials": 'The <m name="World Grain Council">World Grain Council</m> said prices rose. The <m name="World Grain '
    'Council">WGC</m> will meet in May.',
    "a newspaper's last word": 'The <m name="Evening Courier">Evening Courier</m> said no. According to the <m '
    'name="Evening Courier">Courier</m>, ships wait.',
    "with of, for and and": 'The <m name="Ministry of Health and Social Care">Ministry of Health and Social Care</m> '
    'said no. The <m name="Institute for Public Safety">Institute for Public Safety</m> said yes.',
    "it is the subject before": "The Union of Dock Workers sued Marlow Shipping. Marlow Shipping denied it all. "
    '<m name="Marlow Shipping">It</m> said that the port was open.',
    "the company in apposition": '<m name="Velda Hydro">Velda Hydro</m>, the company that runs the dam, said no. <m '
    'name="Velda Hydro">The company</m> will answer.',
    "behind its noun": '<m name="Nordane">The grid operator, Nordane</m>, said no. <m name="Nordane">It</m> will '
    "answer.",
    "a retailer is a company": '<m name="Norvik">Norvik</m>, the shoe retailer, said sales fell. <m name="Norvik">'
    "The company</m> said costs rose.",
    "a union is no company": "The Seamen's Union met. <m>The company</m> said no.",
    "a place is no body": 'The <m name="Elm Museum">Elm Museum</m> is closed. It rained in <m name="Elm">Elm</m>.',
    "a name in capitals": '<m name="MARIA DOLAN">MARIA DOLAN</m> was in court. <m name="MARIA DOLAN">Dolan</m> wept. '
    '<m name="MARIA DOLAN">She</m> said no.',
}

APPOSED = {
    "behind a spokesman's body": 'A spokesman for Marlow, <m name="Tom Velt">Tom Velt</m>, denied the report. On '
    'Friday <m name="Tom Velt">he</m> said that it was true.',
    "title with a long complement": 'Trade Ministry Envoy for matters of the northern border <m name="Viktor '
    'Sarn">Viktor Sarn</m> said that it rained. <m name="Viktor Sarn">The envoy</m> left.',
    "newspapers say, not he": 'Tom Velt resigned. The newspaper said it was late. <m name="Tom Velt">He</m> wept.',
    "expletive": "Marlow Shipping closed. <m>It</m> is clear that it rained.",
}

GROUPS = {
    "members of a chamber are its party": '<m name="House Greens">House Greens</m> want a vote. <m name="House '
    'Greens">Green congressmen</m> have asked for one twice.',
    "named behind": 'Critics say <m name="Senate Republicans">Republican senators</m> failed. Many of <m name="Senate '
    'Republicans">them</m> are angry. <m name="Senate Republicans">They</m> fear a vote. On Monday <m name="Senate '
    'Republicans">Senate Republicans</m> met.',
    "another chamber": "House Republicans want a vote. <m>Republican senators</m> do not.",
    "another party": "Senate Republicans want a vote. <m>Democratic senators</m> do not.",
    "an adjective": 'Senate Democrats want a vote. <m name="Senate Democrats">Democratic senators</m> said so.',
    "a chamber whose name begins as a portfolio": 'The <m name="House of Representatives">House of '
    "Representatives</m> said the plan had failed.",
}

THINGS = {
    "an example of things is nobody": 'The designer <m name="Anna Weiss">Anna Weiss</m> drew maps. We had made things '
    'like Ember when <m name="Anna Weiss">she</m> left.',
}

UNNAMED = {
    "name inside": "Carl Ames died. <m>The widow of Carl Ames</m> said she would appeal. <m>She</m> wept.",
    "supporter": "Ann Lee spoke. <m>A Lee supporter</m> said it was good.",
    "lawyer for": "Carl Ames was in court. <m>A lawyer for Mr. Ames</m> declined to comment.",
    "campaign": "Ann Lee ran. <m>The Lee campaign</m> said it was over.",
    "close to": "<m>A person close to the chief executive, Olaf Brandt</m>, said he was pleased.",
    "groups": "Ann Lee spoke. <m>Officials</m> said no. <m>Two people familiar with the matter</m> said yes.",
    "another holder": "Ambassador Peter Moss arrived. <m>A judge</m> said no.",
}

TABLES = {
    f"{kind}: {case}": text
    for kind, table in {
        "names": TITLES_AND_SHORT_NAMES,
        "families": FAMILIES,
        "implied roles": IMPLIED_ROLES,
        "shared names": SHARED_NAMES,
        "spoken of again": SPOKEN_OF_AGAIN,
        "behind a place": BEHIND_A_PLACE,
        "named later": NAMED_LATER,
        "relations": RELATIONS,
        "pronouns": PRONOUNS,
        "nominals": NOMINALS,
        "bodies": BODIES,
        "apposition": APPOSED,
        "unnamed": UNNAMED,
        "groups": GROUPS,
        "things": THINGS,
    }.items()
    for case, text in table.items()
}


def speakers_of(parser, text):
    """The names and the sources' words of all attributions of a text."""
    document = parser.parse(text)
    return [(" ".join(s.text for s in a.source), a.speakers) for a in document.attributions]


@pytest.mark.parametrize("marked", TABLES.values(), ids=TABLES)
def test_mentions(parser, marked):
    tagged = read_tagged(marked)
    analysis = parser.analysis(parser.doc(tagged.text))
    for span, attributes in zip(tagged.spans["m"], tagged.attributes["m"], strict=True):
        run = analysis.parsed.tokens_of(Chars(span.start, span.end))
        assert analysis.speakers.resolve(run) == attributes.get("name"), span


SOURCES = {
    "places stand for governments": (
        "Moscow and Minsk denied the claims, and the latter said it would answer.",
        [("Moscow and Minsk", ("Moscow", "Minsk")), ("the latter", ("Minsk",))],
    ),
    "groups are their own speakers": (
        "Western officials said the bridge was closed.",
        [("Western officials", ("Western officials",))],
    ),
    "a list of names": (
        "Ann Lee, Peter Moss and David Roe said the bridge was closed.",
        [("Ann Lee, Peter Moss and David Roe", ("Ann Lee", "Peter Moss", "David Roe"))],
    ),
    "nobody": ("It was reported that two people died.", [("", ())]),
    "apposition": (
        "Ann Lee, a clerk in Oslo, said the bridge was closed.",
        [("Ann Lee, a clerk in Oslo", ("Ann Lee",))],
    ),
    "predecessor": (
        "Mayor Kevin Walsh left. His predecessor, Linda Cho, said that the bridge was closed.",
        [("His predecessor, Linda Cho", ("Linda Cho",))],
    ),
    "roles joined before a name": (
        "The party's pollster and strategist Ann Lee said that the bridge was closed.",
        [("The party's pollster and strategist Ann Lee", ("Ann Lee",))],
    ),
    "a body without a name": (
        "The foreign ministry in Oslo said that the bridge was closed. The ministry said that it would open.",
        [
            ("The foreign ministry in Oslo", ("The foreign ministry in Oslo",)),
            ("The ministry", ("The foreign ministry in Oslo",)),
        ],
    ),
    "coordinated groups": (
        "Politicians and activists said the bridge was closed.",
        [("Politicians and activists", ("Politicians", "activists"))],
    ),
    "names in apposition to a plural": (
        "Two private firms, Ostrel and Fenn Lines, said the bridge was closed. The former added that it had bid; "
        "the latter said it would wait.",
        [
            ("Two private firms, Ostrel and Fenn Lines", ("Ostrel", "Fenn Lines")),
            ("The former", ("Ostrel",)),
            ("the latter", ("Fenn Lines",)),
        ],
    ),
    "one of them": (
        "Two traders were heard. One of them, the shipowner Anders Roe, told the court that it rained.",
        [("One of them, the shipowner Anders Roe", ("Anders Roe",))],
    ),
    "it for an unnamed thing": (
        "A study found that the bridge was safe. It warned that the road was not.",
        [("A study", ("A study",)), ("It", ("A study",))],
    ),
    "headline of a newspaper": (
        "Elm Post: Bridge will close\n\nThe bridge over the Elm will close next week. It rained all day in the town.",
        [("Elm Post", ("Elm Post",))],
    ),
    "the former and the latter without names": (
        "The union sued the firm. The latter denied it. The former said that it rained.",
        [("The latter", ("the firm",)), ("The former", ("The union",))],
    ),
    "two roles": (
        "The mayor met the sheriff. The former said that it rained, while the latter denied it.",
        [("The former", ("The mayor",)), ("the latter", ("the sheriff",))],
    ),
    "somebody told of in a phrase": (
        "The mother of Democratic candidate Carl Ames said that it rained.",
        [("The mother of Democratic candidate Carl Ames", ("The mother of Democratic candidate Carl Ames",))],
    ),
    "a relative named before": (
        "Senator Ann Lee and her husband, Paul Lee, arrived. Her husband said that it rained.",
        [("Her husband", ("Paul Lee",))],
    ),
    "the other side of a relation": (
        "Hank Roe wants his daughter, Mary Roe, to run. Her father said that it rained.",
        [("Hank Roe", ("Hank Roe",)), ("Her father", ("Hank Roe",))],
    ),
    "an office not told before": (
        "Ann Lee lost the vote. The Ohio senator said that it rained.",
        [("The Ohio senator", ("Ann Lee",))],
    ),
    "another's office": (
        "Representative Ann Lee lost the vote. The Ohio governor said that it rained.",
        [("The Ohio governor", ("The Ohio governor",))],
    ),
    "said of another": (
        "Ann Lee said that the candidate had lied.",
        [("Ann Lee", ("Ann Lee",))],
    ),
    "one of them, named": (
        "Nurses filled the hall. One of them, a nurse named Gina Toll, said that it rained.",
        [("One of them, a nurse named Gina Toll", ("Gina Toll",))],
    ),
    "a place by its kind": (
        "Texas sued on Monday. The state said that it rained.",
        [("The state", ("Texas",))],
    ),
    "a title that is a given name": (
        "Majority Whip Earl Poe said that it rained.",
        [("Majority Whip Earl Poe", ("Earl Poe",))],
    ),
    "a nameless pronoun": ("They said the bridge was closed.", [("They", ())]),
}


@pytest.mark.parametrize(("text", "expected"), SOURCES.values(), ids=SOURCES)
def test_sources(parser, text, expected):
    assert speakers_of(parser, text) == expected


def test_speaker_with_its_mentions_and_role(parser):
    text = "Prime Minister Pavel Dorin said it rained. He said it snowed. Mr. Dorin said no more."
    (speaker,) = parser.parse(text).speakers
    assert (speaker.name, speaker.kind, speaker.role) == ("Pavel Dorin", "person", "Prime Minister")
    assert [(m.span.text, m.kind.value) for m in speaker.mentions] == [
        ("Prime Minister Pavel Dorin", "name"),
        ("He", "pronoun"),
        ("Mr. Dorin", "name"),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Mayor Ann Lee said it rained.", "Mayor"),
        ("Peter Moss, chief executive of Marlow Shipping, said it rained.", "chief executive of Marlow Shipping"),
        ("Peter Moss, a man of 40, said it rained.", None),
        ('"It rained," Ada Lund, the harbour master, said.', "harbour master"),
        ("Professor Ann Lee said it rained.", "Professor"),
        ("Dr. Ann Lee, an epidemiologist at the university, said it rained.", "epidemiologist at the university"),
    ],
)
def test_roles(parser, text, role):
    (speaker,) = parser.parse(text).speakers
    assert speaker.role == role


def test_the_same_phrase_is_the_same_speaker(parser):
    document = parser.parse("Western officials said it rained. The Western officials said it snowed.")
    assert len(document.speakers) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Barynsky", "Barynskyy"),
        ("Barynsky", "Barynskiy"),
        ("Andrei", "Andrej"),
        ("José", "Jose"),
        ("Anna-Lena", "Annalena"),
    ],
)
def test_spellings_of_one_name(one, other):
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(("one", "other"), [("Clinton", "Clanton"), ("Lee", "Li"), ("Ann", "Anne"), ("Roy", "Roe")])
def test_different_names_stay_apart(one, other):
    assert spelling_key(one) != spelling_key(other)


def test_lexicon():
    lex = person_lexicon(Lexicon.default())
    assert lex.given_names["Mary"] == "female"
    assert lex.given_names["Peter"] == "male"
    assert lex.given_names["Robin"] is None
    assert lex.offices["Congresswoman"] == "female"
    assert lex.country_of["Iranian"] == lex.country_of["Tehran"] == "Iran"
    assert not {"Saint"} & set(lex.given_names)


NAMES = st.sampled_from(
    [
        "Ann Lee",
        "Peter Moss",
        "Mr. Moss",
        "She",
        "he",
        "the minister",
        "Officials",
        "Oslo",
        "they",
        "Moss",
        "The widow of Ann Lee",
    ]
)
VERBS = st.sampled_from(["said it rained", "denied it", "met Ann Lee", 'said: "I am ill"', "told him that she was ill"])
STORIES = st.lists(st.tuples(NAMES, VERBS), min_size=1, max_size=6).map(lambda s: " ".join(f"{a} {b}." for a, b in s))


@settings(max_examples=40, deadline=None)
@given(STORIES)
def test_results_agree_with_one_another(parser, story):
    document = parser.parse(story)
    names = [s.name for s in document.speakers]
    assert len(names) == len(set(names))
    assert {n for a in document.attributions for n in a.speakers} == set(names)
    for speaker in document.speakers:
        starts = [m.span.start for m in speaker.mentions]
        assert starts == sorted(set(starts))
        assert all(story[m.span.start : m.span.end] == m.span.text for m in speaker.mentions)


@settings(max_examples=40, deadline=None)
@given(STORIES)
def test_pronouns_agree_in_gender(parser, story):
    for speaker in parser.parse(story).speakers:
        said = {m.span.text.lower() for m in speaker.mentions if m.kind == "pronoun"}
        assert not (said & {"he", "him", "his"} and said & {"she", "her", "hers"})


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="AaBb Mr.\"'“”,-\n.heSI’", max_size=80))
def test_any_text_is_read(parser, text):
    document = parser.parse(text)
    assert all(s.mentions == tuple(sorted(s.mentions, key=lambda m: m.span.start)) for s in document.speakers)
