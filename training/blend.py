"""Weigh two networks' weights: ``python -m training.blend A.pt B.pt SHARE OUT.pt``, SHARE of A and the rest of B.

Of a run and the network that it went on from, the blend was as good on the corpus and read our own articles better.
"""

from __future__ import annotations

import sys

import torch

if __name__ == "__main__":
    a, b = (torch.load(path, weights_only=True) for path in sys.argv[1:3])
    share = float(sys.argv[3])
    torch.save(
        {name: share * w + (1 - share) * b[name] if w.is_floating_point() else w for name, w in a.items()}, sys.argv[4]
    )
