"""A document built by hand, and arbitrary ones, for the tests of every output."""

from hypothesis import strategies as st

from claimparse.types import (
    Attribution,
    Claim,
    Commitment,
    Cue,
    CueKind,
    Document,
    Exact,
    Item,
    Mention,
    Quantity,
    Signature,
    SourceStance,
    Span,
    Speaker,
    Stance,
    Step,
    TextWarning,
    Unit,
    Whole,
)

TEXT = (
    "Bakers & brewers quarrel\n\n"
    "The price of flour <rose> by 12% in May.\n\n"
    "“We have lost 38 of 46 ovens,” baker Nora Vint said, “and nobody cares.”\n"
    "According to reports, she might sell.\n"
)


def span(words: str, occurrence: int = 0) -> Span:
    """The given words in TEXT."""
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(words, start + 1)
    return Span(start=start, end=start + len(words), text=words)


PERCENT = Quantity(
    span=span("12%"),
    number=span("12"),
    amount=Exact(value=12),
    unit=Unit(name="percentage", kind="dimensionless"),
    change="up",
    rule="test",
)


OVENS = Quantity(
    span=span("38 of 46 ovens"),
    number=span("38"),
    amount=Exact(value=38),
    item=Item(span=span("ovens"), head="oven"),
    whole=Whole(span=span("46 ovens"), amount=Exact(value=46)),
    rule="test",
)


SAID = Attribution(
    source=(span("baker Nora Vint"),),
    speakers=("Nora Vint",),
    cue=(span("said"),),
    content=(span("We have lost 38 of 46 ovens,"), span("and nobody cares.")),
    quotation="direct",
    kind="speech",
    act="asserts",
    rule="test",
)


SELLS = Attribution(
    cue=(span("According to"),),
    content=(span("she might sell"),),
    quotation="indirect",
    kind="speech",
    act="asserts",
    rule="t",
)


MIGHT = Cue(spans=(span("might"),), kind=CueKind.MODAL, scope=(span("sell"),), entry="might")


CERTAIN, FREE = Commitment.CERTAIN, Commitment.UNCOMMITTED


def held(
    author: Commitment, label: str, *sources: tuple[str | None, Commitment], steps: tuple[Step, ...] = ()
) -> Stance:
    return Stance(
        label=label, author=author, sources=tuple(SourceStance(name=n, commitment=c) for n, c in sources), steps=steps
    )


DOCUMENT = Document(
    text=TEXT,
    name="bakers.txt",
    claims=(
        Claim(
            spans=(span("The price of flour <rose> by 12% in May"),),
            head=span("rose"),
            stance=held(CERTAIN, "asserted"),
            quantities=(PERCENT,),
        ),
        Claim(
            spans=SAID.content,
            head=span("lost"),
            attribution=SAID,
            stance=held(FREE, "reported", ("Nora Vint", CERTAIN), steps=(Step(span=span("said"), effect="reports"),)),
            quantities=(OVENS,),
        ),
        Claim(
            spans=(span("she might sell"),),
            head=span("sell"),
            attribution=SELLS,
            stance=held(FREE, "hedged", ("Gazette", FREE), (None, Commitment.POSSIBLE)),
            cues=(MIGHT,),
        ),
    ),
    attributions=(SAID, SELLS),
    quantities=(PERCENT, OVENS),
    cues=(MIGHT, Cue(spans=(span("May"),), kind=CueKind.PSEUDO, entry="may", note="a month")),
    speakers=(Speaker(name="Nora Vint", kind="person", mentions=(Mention(span=span("Nora Vint"), kind="name"),)),),
    warnings=(TextWarning(code="odd", message="an odd mark <here>"),),
    signature=Signature(claimparse="1", lexicon="2", spacy="3", model="m", model_version="4"),
)


@st.composite
def marked_texts(draw):
    """A document with arbitrary text and arbitrary, overlapping spans."""
    text = draw(st.text(alphabet=st.sampled_from("ab <&\"'>\n\r\u2028é\x07“"), max_size=40))
    ends = st.integers(0, len(text))

    def spans():
        a, b = sorted(draw(st.tuples(ends, ends)))
        return Span(start=a, end=b, text=text[a:b])

    number = Exact(value=1)
    claims, cues, quantities = [], [], []
    for kind in draw(st.lists(st.sampled_from("cqs"), max_size=6)):
        if kind == "c":
            said = Attribution(
                source=(spans(),),
                cue=(spans(),),
                content=(spans(),),
                quotation="mixed",
                kind="speech",
                act="denies",
                rule="t",
            )
            claims.append(Claim(spans=said.content, head=spans(), attribution=said, stance=held(FREE, "denied")))
        elif kind == "q":
            quantities.append(Quantity(span=spans(), number=spans(), amount=number, rule="t"))
        else:
            cues.append(Cue(spans=(spans(),), kind="modal", entry="t"))
    attributions = tuple(c.attribution for c in claims)
    return Document(text=text, claims=claims, attributions=attributions, quantities=quantities, cues=cues)
