"""Events drawn at random, written as organisers write them, and judged by what an import makes of the files."""
