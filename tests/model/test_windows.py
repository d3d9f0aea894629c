"""Windows of a paragraph for the network."""

from types import SimpleNamespace

from claimparse._evidence import Run
from claimparse._model.windows import windows


def test_the_word_pieces_of_a_paragraph_are_read_once():
    asked = []

    class Encoding:
        def __init__(self, words):
            self.words = words

        @property
        def ids(self):
            asked.append("ids")
            return [7] * len(self.words)

        @property
        def word_ids(self):
            asked.append("word_ids")
            return list(range(len(self.words)))

    tokenizer = SimpleNamespace(encode_batch=lambda texts, **_: [Encoding(words) for words in texts])
    found = windows(["boats"] * 3000, [Run(0, 2000), Run(2000, 3000)], tokenizer, limit=100)
    assert [t for w in found for t in w.tokens] == list(range(3000))
    assert sorted(asked) == ["ids", "ids", "word_ids", "word_ids"]
