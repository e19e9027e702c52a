"""CP-SAT and HiGHS over a program, and the deadline they keep; the only importers of solvers."""
