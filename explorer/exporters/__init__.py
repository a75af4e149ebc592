"""Records and the network in other programs' formats."""
