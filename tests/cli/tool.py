"""Runs the tool for the tests: where it is comes from the environment that CTest sets."""
import json
import os
import pathlib
import subprocess
import sys

SOURCE = pathlib.Path(os.environ.get("SAYSO_SOURCE", pathlib.Path(__file__).resolve().parents[2]))
TOOL = os.environ.get("SAYSO_TOOL", str(SOURCE / "build" / "sayso"))
ARTICLES = sorted((SOURCE / "corpora" / "en").glob("*.txt"))


def run_by_peers():
    """Runs the calling script anew by the python that has the packages of tests/peers.txt; skips where there is none."""
    python = os.environ.get("SAYSO_PEERS", "")
    if python and os.path.realpath(sys.prefix) == os.path.realpath(pathlib.Path(python).parent.parent):
        return
    if not python or not os.path.exists(python):
        print("skipped: the independent readers (tests/peers.txt) are not installed; scripts/python_tools says why")
        sys.exit(77)
    os.execv(python, [python, "-B", *sys.argv])


class Ran:
    """What a call gave: exit code, bytes of standard output, text of standard error."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err.decode("utf-8", "replace")

    @property
    def documents(self):
        return [json.loads(line) for line in self.out.decode("utf-8").split("\n") if line]

    @property
    def document(self):
        assert len(self.documents) == 1, f"{len(self.documents)} documents; {self.err}"
        return self.documents[0]


def sayso(*arguments, stdin=b"", cwd=None):
    if isinstance(stdin, str):
        stdin = stdin.encode("utf-8")
    done = subprocess.run([TOOL, *map(str, arguments)], input=stdin, capture_output=True, timeout=300, cwd=cwd)
    return Ran(done.returncode, done.stdout, done.stderr)


def anchors(value, path=""):
    """Every object with spans below `value`, with where it stands."""
    if isinstance(value, dict):
        if "spans" in value:
            yield path, value
        for name, below in value.items():
            yield from anchors(below, f"{path}.{name}")
    elif isinstance(value, list):
        for below in value:
            yield from anchors(below, path)
