"""Results kept in files, one for each, so that what was solved once need not be solved again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cattrs.preconf.json import make_converter

from allocator.errors import FileTrouble
from allocator.fingerprint import input_hash
from allocator.model.versions import versions
from allocator.plan import Result
from allocator.scenario.whatif.case import Case
from allocator.scenario.whatif.worker import Search
from allocator.verify import violations
from allocator.whole import write_whole

_CONVERTER = make_converter(detailed_validation=False)


def key_of(case: Case, search: Search) -> str:
    """The SHA-256, in hex, of all that the result of a case depends on."""
    asked = [input_hash(case.event, case.policy), asdict(search), versions()]
    return _hash(asked if case.start is None else [*asked, repr(case.start)])


class Store:
    """A folder of results, which is made with the first one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def taken(self, key: str, case: Case) -> Result | None:
        """The result under a key; None where there is none that is whole, or where its plan does not keep the rules."""
        try:
            kept = json.loads(self._path(key).read_text(encoding="utf-8"))
            if kept["hash"] != _hash(kept["result"]):
                return None
            result: Result = _CONVERTER.structure(kept["result"], Result)
        except (OSError, ValueError, LookupError, TypeError):
            return None
        broken = result.plan is not None and violations(case.event, case.policy, result.plan)
        return None if broken else result

    def keep(self, key: str, result: Result) -> None:
        """Writes a result, whole or not at all; raises FileTrouble."""
        plain = json.loads(json.dumps(_CONVERTER.unstructure(result)))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            content = json.dumps({"hash": _hash(plain), "result": plain}).encode()
            write_whole(self._path(key), lambda file: file.write(content))
        except OSError as error:
            raise FileTrouble(f"{self._folder} cannot be written in: {error.strerror or error}.") from error

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.json"


def _hash(plain: Any) -> str:
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()
