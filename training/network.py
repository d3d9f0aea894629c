"""The network: one encoder, tags on tokens, and roles of tokens with regard to a cue."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from claimparse._model.labels import BUCKETS, TAGS
from training.labels import COMMITMENTS, HEADS, SCOPES

HIDDEN = 384


@dataclass
class Scores:
    """What one window gives: ``unary`` (tokens, labels), and four projections from which pairs are scored."""

    unary: Tensor
    word: Tensor
    cue: Tensor
    scope_word: Tensor
    scope_cue: Tensor


class Pairs(nn.Module):
    """Scores every token against every cue: relu(word + cue), a layer, and a bias by their distance."""

    def __init__(self, width: int, labels: int, idle: float) -> None:
        super().__init__()
        self.word, self.cue = nn.Linear(HIDDEN, width), nn.Linear(HIDDEN, width)
        self.out = nn.Linear(width, labels)
        self.distance = nn.Embedding(BUCKETS, labels)
        nn.init.zeros_(self.distance.weight)
        with torch.no_grad():
            self.out.bias.fill_(0.0)
            if idle:
                self.out.bias[0] = idle

    def forward(self, word: Tensor, cue: Tensor, bucket: Tensor) -> Tensor:
        """(cues, tokens, labels) from the projections (tokens, width) and (cues, width)."""
        return self.out(torch.relu(word[None] + cue[:, None])) + self.distance(bucket)


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        from transformers import AutoModel

        self.encoder = AutoModel.from_pretrained(str(encoder), add_pooling_layer=False)
        self.dropout = nn.Dropout(0.1)
        self.unary = nn.Linear(HIDDEN, len(TAGS) + len(HEADS) + COMMITMENTS)
        self.roles = Pairs(192, len(TAGS), 3.0)
        self.scopes = Pairs(128, 2 * len(SCOPES), 0.0)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Scores and projections for every piece."""
        h = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        h = self.dropout(h)
        return (
            self.unary(h),
            self.roles.word(h),
            self.roles.cue(h),
            self.scopes.word(h),
            self.scopes.cue(h),
        )
