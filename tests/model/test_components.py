"""The trained model in the components of spaCy."""

import pytest
import spacy

from claimparse.errors import ClaimparseError
from tests.model.article import ARTICLE


class TestComponents:
    @pytest.mark.parametrize("pipes", [["claimparse"], ["claimparse_attribution", "claimparse_stance"]])
    def test_components_find_what_parse_finds(self, trained, pipes):
        nlp = spacy.load(trained.signature.model)
        nlp.add_pipe("claimparse_paragraphs", first=True)
        for pipe in pipes:
            nlp.add_pipe(pipe, config={"engine": "model", "threads": 1})
        found, parsed = nlp(ARTICLE)._.claimparse, trained.parse(ARTICLE)
        assert (found.attributions, found.claims[0].stance) == (parsed.attributions, parsed.claims[0].stance)
        assert found.signature == parsed.signature
        assert next(iter(nlp.pipe([ARTICLE, "Ann said so."], batch_size=2)))._.claimparse == found

    @pytest.mark.parametrize("size", [1, 3, 100])
    def test_a_stream_keeps_its_order_whatever_is_read_ahead(self, trained, size):
        nlp = spacy.load(trained.signature.model)
        nlp.add_pipe("claimparse", config={"engine": "model", "threads": 1})
        lines = [*ARTICLE.split("\n\n")] * 4
        found = list(nlp.pipe(lines, batch_size=size))
        assert [d.text for d in found] == lines
        assert [d._.claimparse for d in found] == [nlp(line)._.claimparse for line in lines]

    def test_two_engines_in_a_pipeline_are_an_error(self, trained):
        nlp = spacy.load(trained.signature.model)
        nlp.add_pipe("claimparse_attribution", config={"engine": "model"})
        nlp.add_pipe("claimparse_stance", config={"engine": "rules"})
        with pytest.raises(ClaimparseError, match="same engine"):
            nlp(ARTICLE)
