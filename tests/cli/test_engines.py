"""The command line says which engine found what."""

import pytest

from claimparse import cli
from tests.model.article import ARTICLE


class TestCommands:
    @pytest.fixture
    def article(self, tmp_path):
        path = tmp_path / "article.txt"
        path.write_text(ARTICLE, "utf-8")
        return path

    def test_explain_names_the_engines_and_the_probability(self, trained, article, capsys):
        assert cli.main(["explain", str(article), "--engine", "model"]) == 0
        said = " ".join(capsys.readouterr().out.split())
        assert "rule deny:that; the trained model agrees, probability 0." in said

    def test_explain_has_no_probability_of_attributions_for_the_rules(self, article, capsys):
        assert cli.main(["explain", str(article), "--engine", "rules"]) == 0
        said = " ".join(capsys.readouterr().out.split())
        assert "rule deny:that" in said
        assert "the trained model agrees" not in said

    def test_the_doctor_names_the_trained_model(self, trained, capsys):
        assert cli.main(["doctor"]) == 0
        assert trained.signature.trained in " ".join(capsys.readouterr().out.split())
