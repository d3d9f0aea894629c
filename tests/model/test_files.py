"""The files of the trained model: checked, named where they are missing, small."""

import json
import pickle
import shutil
from pathlib import Path

import pytest

import claimparse
from claimparse._inspect import trained_model
from claimparse._model.trained import ENGINE_VARIABLE, FILES, installed_folder, load_trained
from claimparse.errors import ClaimparseError, TrainedModelError
from tests.model.article import ARTICLE


class TestFiles:
    @pytest.fixture
    def copy(self, tmp_path):
        pytest.importorskip("claimparse_en")
        folder = shutil.copytree(installed_folder(), tmp_path / "model")
        return Path(folder)

    @pytest.mark.parametrize("name", FILES)
    def test_a_changed_file_is_refused(self, copy, name):
        with (copy / name).open("ab") as file:
            file.write(b" ")
        with pytest.raises(TrainedModelError, match=name):
            load_trained(copy)

    @pytest.mark.parametrize("name", [*FILES, "model.json"])
    def test_a_missing_file_is_named(self, copy, name):
        (copy / name).unlink()
        with pytest.raises(TrainedModelError, match=name):
            load_trained(copy)

    @pytest.mark.parametrize("step", [-1, 1])
    def test_an_unknown_format_is_refused(self, copy, step):
        about = json.loads((copy / "model.json").read_text("utf-8"))
        other = about["format"] + step
        (copy / "model.json").write_text(json.dumps(about | {"format": other}), "utf-8")
        with pytest.raises(TrainedModelError, match=f"format {other}"):
            load_trained(copy)

    def test_a_folder_is_taken_as_the_engine(self, copy, trained):
        parser = claimparse.load(nlp=trained.nlp, engine=copy)
        assert parser.parse(ARTICLE) == trained.parse(ARTICLE)

    def test_a_missing_model_is_an_error_only_where_it_is_asked_for(self, monkeypatch):
        monkeypatch.setattr("claimparse._model.trained.installed_folder", lambda: None)
        with pytest.raises(TrainedModelError, match=r"pip install \./models/claimparse-en"):
            load_trained("model")
        assert load_trained("auto") is None

    def test_an_unknown_model_is_used_only_where_it_is_named(self, copy, monkeypatch):
        about = json.loads((copy / "model.json").read_text("utf-8"))
        (copy / "model.json").write_text(json.dumps(about | {"threshold": 0.9}), "utf-8")
        monkeypatch.setattr("claimparse._model.trained.installed_folder", lambda: copy)
        for engine in ("auto", "model"):
            with pytest.raises(TrainedModelError, match="does not belong to this version") as refused:
                load_trained(engine)
            assert repr(str(copy)) in str(refused.value)
        assert load_trained(copy).description.threshold == 0.9

    def test_the_environment_variable_is_the_default(self, monkeypatch):
        monkeypatch.setenv(ENGINE_VARIABLE, "rules")
        assert load_trained() is None
        monkeypatch.setenv(ENGINE_VARIABLE, "magic")
        with pytest.raises(ClaimparseError, match="magic"):
            load_trained()

    def test_a_pickled_model_is_read_again(self, trained):
        again = pickle.loads(pickle.dumps(trained_model(trained)))
        assert again.name == trained.signature.trained

    def test_the_files_are_small(self):
        pytest.importorskip("claimparse_en")
        assert sum(p.stat().st_size for p in installed_folder().iterdir() if p.is_file()) < 30e6
