"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket in it, gone at the end."""
import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile


def programs():
    """Where initdb is: Debian keeps it off the path. None where there is no server."""
    folders = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("initdb")
    return next((f for f in [*folders, *([pathlib.Path(found).parent] if found else [])] if (f / "initdb").exists()), None)


class Server:
    """`with Server() as server: server.target("news")` is a fresh database's connection string."""

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="sayso-pg-"))
        self.user = None
        if os.geteuid() == 0:  # the server refuses root
            self.user = pwd.getpwnam("postgres" if any(u.pw_name == "postgres" for u in pwd.getpwall()) else "nobody")
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        self.folder.chmod(0o755)
        self.run("initdb", "-D", self.folder / "data", "-U", "sayso", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self.run("pg_ctl", "-D", self.folder / "data", "-w", "-l", self.folder / "log", "-o",
                 f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=off", "start")
        return self

    def __exit__(self, *_):
        self.run("pg_ctl", "-D", self.folder / "data", "-w", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, program, *arguments):
        def become():
            if self.user:
                os.setgid(self.user.pw_gid)
                os.setuid(self.user.pw_uid)
        done = subprocess.run([programs() / program, *map(str, arguments)], preexec_fn=become, cwd=self.folder,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=120)
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout.decode()}")

    def target(self, name):
        self.run("createdb", "-h", self.folder, "-U", "sayso", name)
        return f"postgresql://sayso@/{name}?host={self.folder}"

    def sql(self, target, statement):
        """Rows, as lists of strings; None for NULL."""
        done = subprocess.run([programs() / "psql", "-X", "-q", "-A", "-t", "-F", "\x1f", "-R", "\x1e", "-P", "null=\x1d", "-d", target, "-c", statement],
                              capture_output=True, timeout=120)
        if done.returncode:
            raise RuntimeError(done.stderr.decode())
        text = done.stdout.decode().removesuffix("\n")
        return [[None if cell == "\x1d" else cell for cell in row.split("\x1f")] for row in text.split("\x1e")] if text else []
