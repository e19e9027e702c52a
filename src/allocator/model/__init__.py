"""The mathematics: columns, rules and objectives as rows, and the solvers. The only importer of ortools."""
