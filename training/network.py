"""The network: an encoder with heads for the tags of tokens and for their roles with regard to a cue."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from claimparse._model.labels import DISTANCE_BUCKETS, TAGS

HIDDEN = 384


class PairScorer(nn.Module):
    """A layer that scores every token against every cue: relu(word + cue), a layer, and a bias by their distance."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.word, self.cue = nn.Linear(HIDDEN, width), nn.Linear(HIDDEN, width)
        self.out = nn.Linear(width, labels)
        self.distance = nn.Embedding(DISTANCE_BUCKETS, labels)
        nn.init.zeros_(self.distance.weight)
        with torch.no_grad():
            self.out.bias.fill_(0.0)
            self.out.bias[0] = 3.0  # most tokens have no role

    def forward(self, word: Tensor, cue: Tensor, buckets: Tensor) -> Tensor:
        """The scores (cues, tokens, labels) of the projections (tokens, width) and (cues, width)."""
        return self.out(torch.relu(word[None] + cue[:, None])) + self.distance(buckets)


class Network(nn.Module):
    """Encoder and heads; ``unary`` scores the tags of a token, and that a cue begins there."""

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        from transformers import AutoModel

        # without dropout of attention, whose random numbers took half the time of a step on a CPU; the plain form of
        # attention is the faster one there to train
        self.encoder = AutoModel.from_pretrained(
            str(encoder), add_pooling_layer=False, attention_probs_dropout_prob=0.0, attn_implementation="eager"
        )
        self.dropout = nn.Dropout(0.1)
        self.unary = nn.Linear(HIDDEN, len(TAGS) + 1)
        self.roles = PairScorer(192, len(TAGS))
