"""The time that work takes, for tests that it grows with its input and no faster."""

import time


def seconds(work):
    """Return the processor time of the best of three runs."""
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best
