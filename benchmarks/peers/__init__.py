"""How fast claimparse's parts are beside libraries that do some of the same: `python -m benchmarks.peers.run`.

- `table.py` lists the peers: what each does, what is installed for it, and which driver runs it.
- `drivers.py` runs in the peer's own virtual environment. It loads the peer, reads texts from a file of JSON lines, and
  prints what it measured as JSON.
- `run.py` makes the environments in `build/peers`, runs the drivers in turn, and writes `results.json`.
- `report.py` makes the tables and plots of `docs/performance.md` from `results.json`.

To add a peer, write a row in `table.py` and a function in `drivers.py`.
"""
