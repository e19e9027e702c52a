"""Whether a plan keeps the rules, and how good it is: plain Python that knows no solver."""
