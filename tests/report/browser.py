"""Pages opened in headless Chromium, where it is installed: how wide they are, what they fetch, and how they print."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

QUIETLY = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

WATCHED = """<head>
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<script>
const fetched = [];
addEventListener("securitypolicyviolation", told => fetched.push(told.blockedURI));
</script>"""
"""Whatever a page would load is refused and noted, from wherever it may be."""

ASKED = """<script>
addEventListener("load", () => {
  const wide = document.documentElement.clientWidth;
  const beyond = [...document.body.querySelectorAll("*")]
    .filter(one => one.getClientRects().length && one.getBoundingClientRect().right > wide + 1)
    .filter(one => !one.closest("thead"))
    .map(one => one.tagName + "." + one.getAttribute("class") + " " + one.textContent.slice(0, 40));
  const cells = [...document.querySelectorAll("th, td")].map(one => one.getBoundingClientRect().width);
  parent.postMessage({
    narrowest: Math.min(...cells, wide),
    tall: document.documentElement.scrollHeight,
    wide, scrolls: document.documentElement.scrollWidth, beyond: beyond.slice(0, 5),
    fetched,
  }, "*");
});
</script></body>"""

FRAME = """<!DOCTYPE html><meta charset="utf-8"><pre id="told"></pre>
<script>addEventListener("message", told => document.getElementById("told").textContent = JSON.stringify(told.data))
</script><iframe src="asked.html" style="width:{wide}px;height:900px;border:0"></iframe>"""


def chromium(*arguments: str) -> str:
    """What Chromium says, with a profile of its own."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [str(CHROMIUM), *QUIETLY, f"--user-data-dir={profile}", *arguments]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=120)
    return done.stdout


def measured(page: str, folder: Path, *, wide: int) -> dict[str, Any]:
    """How wide and tall a copy of a page is in such a window, its narrowest cell, what sticks out, what it fetches."""
    (folder / "asked.html").write_text(page.replace("<head>", WATCHED).replace("</body>", ASKED), encoding="utf-8")
    frame = folder / "frame.html"
    frame.write_text(FRAME.format(wide=wide), encoding="utf-8")
    told = chromium("--virtual-time-budget=5000", "--dump-dom", frame.as_uri())
    found = re.search(r'<pre id="told">(.*?)</pre>', told, re.DOTALL)
    assert found is not None, told
    answer: dict[str, Any] = json.loads(found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    return answer


def printed(page: str, folder: Path) -> Path:
    """The page as Chromium prints it."""
    source, pdf = folder / "page.html", folder / "page.pdf"
    source.write_text(page, encoding="utf-8")
    chromium("--no-pdf-header-footer", f"--print-to-pdf={pdf}", source.as_uri())
    return pdf
