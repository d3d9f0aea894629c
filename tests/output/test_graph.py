"""The graph of who speaks about whom, to whom, and who answers."""

from claimparse.output import graph
from claimparse.types import (
    Answer,
    Attribution,
    Claim,
    Document,
    Mention,
    Span,
    Speaker,
)
from tests.output.documents import DOCUMENT, FREE, SAID, held, span


def told(source: str, target: str, kind: graph.EdgeKind, *claims: int) -> graph.Edge:
    return graph.Edge(source, target, kind, claims)


def test_edges_say_who_speaks_about_and_to_whom_and_who_answers():
    text = "Ann told Bob that Cy lied. Cy denied it. Dee cited Ann: Eve won."

    def at(words: str, occurrence: int = 0) -> Span:
        start = -1
        for _ in range(occurrence + 1):
            start = text.index(words, start + 1)
        return Span(start=start, end=start + len(words), text=words)

    def says(name: str, content: Span, **more) -> Attribution:
        fields = {"quotation": "indirect", "kind": "speech", "act": "asserts", "rule": "t", **more}
        return Attribution(speakers=(name,), content=(content,), **fields)

    said = (
        says("Ann", at("that Cy lied"), target=at("Bob")),
        says("Cy", at("it")),
        says("Dee", at("Eve won")),
        says("Ann", at("Eve won"), within=2),
    )
    answer = Answer(kind="denies", object=at("it"), claim=0, accusers=("Ann",), rule="t")
    claims = [Claim(spans=a.content, head=a.content[0], attribution=a, stance=held(FREE, "reported")) for a in said]
    claims[1] = claims[1].model_copy(update={"answers": answer})
    people = {"Ann": 2, "Bob": 1, "Cy": 2, "Dee": 1, "Eve": 1}
    speakers = tuple(
        Speaker(name=n, kind="person", mentions=tuple(Mention(span=at(n, k), kind="name") for k in range(times)))
        for n, times in people.items()
    )
    found = graph.edges(Document(text=text, claims=tuple(claims), attributions=said, speakers=speakers))
    kinds = graph.EdgeKind
    assert found == (
        told("Ann", "Bob", kinds.TO, 0),
        told("Ann", "Cy", kinds.ABOUT, 0),
        told("Cy", "Ann", kinds.ANSWERS, 1),
        told("Dee", "Eve", kinds.ABOUT, 2),
        told("Ann", "Eve", kinds.ABOUT, 3),
        told("Dee", "Ann", kinds.CITES, 3),
    )


def test_a_speaker_has_no_edge_to_himself():
    own = SAID.model_copy(update={"content": (span("baker Nora Vint"),)})
    claim = DOCUMENT.claims[1].model_copy(update={"attribution": own})
    assert graph.edges(DOCUMENT.model_copy(update={"claims": (claim,), "attributions": (own,)})) == ()


def test_a_crowded_drawing_says_how_many_names_it_leaves_out():
    drawn = graph.layout(told(f"a{k}", f"b{k}", graph.EdgeKind.ABOUT, 0) for k in range(50))
    assert (len(drawn.left), len(drawn.right), drawn.omitted) == (graph.MAX_NAMES, graph.MAX_NAMES, 20)
    assert max(label.y for label in drawn.left) < drawn.height
