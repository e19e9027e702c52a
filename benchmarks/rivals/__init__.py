"""Other ways to make a plan, to compare with: a general solver, a library of fair division, and by hand."""
