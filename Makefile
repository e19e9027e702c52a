# Each target sets up what it needs in .venv, once. Another Python than python3:  make demo PYTHON=python3.12
PYTHON ?= python3

.PHONY: demo test lock

demo:
	@$(PYTHON) tasks.py demo

test:
	@$(PYTHON) tasks.py test

# The versions of everything, for every system and Python, with their hashes: with the tools for tests, and without
# them, for the demo. Needs uv.
lock:
	uv pip compile --quiet --upgrade --universal --generate-hashes pyproject.toml --extra test --group build -o requirements.lock
	uv pip compile --quiet --upgrade --universal --generate-hashes pyproject.toml --extra documents --group build -c requirements.lock -o requirements-run.lock
