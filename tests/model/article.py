"""An article that the tests of the trained model read."""

ARTICLE = (
    "HARBOUR COUNCIL SPLIT OVER BRIDGE\n\n"
    "The old swing bridge must close for a year, the harbour engineer, Ada Lund, told councillors on Monday.\n\n"
    "“We found cracks in 38 of the 46 girders,” she said. “Nobody should drive over it.”\n\n"
    "Traders fear the closure will cost them customers. Owen Pryce, who runs a chandlery beside the bridge, accused "
    "the council of neglect and said it had ignored two reports.\n\n"
    "A spokesman for the council denied that any report had been ignored, adding that repairs began in March."
)
