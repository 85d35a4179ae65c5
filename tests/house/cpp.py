"""C++ sources as the house tests read them: comments off, string literals out."""
import os
import pathlib
import re

SOURCE = pathlib.Path(os.environ.get("SAYSO_SOURCE", pathlib.Path(__file__).resolve().parents[2]))

TOKEN = re.compile(
    r"""(?P<line>//(?:\\\n|[^\n])*)|(?P<block>/\*.*?\*/)"""
    r"""|(?P<raw>(?:u8|[uUL])?R"(?P<mark>[^()\s\\]{0,16})\((?P<rawbody>.*?)\)(?P=mark)")"""
    r"""|(?P<string>(?:u8|[uUL])?"(?P<body>(?:\\.|[^"\\\n])*)")"""
    r"""|(?P<char>(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+')""", re.S | re.X)
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


def files(*folders):
    for folder in folders:
        for path in sorted((SOURCE / folder).rglob("*")):
            if path.suffix in (".h", ".cpp", ".in"):
                yield path


def unescape(body):
    def one(match):
        s = match[1]
        if s[0] in "uU":
            return chr(int(s[1:], 16))
        return ESCAPES.get(s, s)
    body = re.sub(rb"\\x([0-9A-Fa-f]{2})|\\([0-7]{3})", lambda m: bytes([int(m[1], 16) if m[1] else int(m[2], 8) & 255]), body.encode())
    return re.sub(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", one, body.decode("utf-8", "replace"))


def literals(source):
    """(line, text) of every string literal, without those of #include lines."""
    for match in TOKEN.finditer(source):
        if match["raw"] is None and match["string"] is None:
            continue
        start = source.rfind("\n", 0, match.start()) + 1
        if source[start:match.start()].lstrip().startswith("#include"):
            continue
        text = match["rawbody"] if match["raw"] is not None else unescape(match["body"])
        yield source.count("\n", 0, match.start()) + 1, text


def code(source):
    """The source with comments, and what is inside literals, blanked out; lines stay where they are."""
    def blank(match):
        keep = '""' if match["raw"] is not None or match["string"] is not None else " "
        return keep + "\n" * match[0].count("\n")
    return TOKEN.sub(blank, source)
