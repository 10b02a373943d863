"""How many transactions a second this PostgreSQL commits: the measure of all writing."""

import re
import subprocess

SCALE = 10
SECONDS = 5
TPS = re.compile(r"^tps = ([\d.]+) \(without", re.MULTILINE)


class Commits:
    def __init__(self, database):
        self.database = database
        self._pgbench("-i", "-q", "-s", SCALE)

    def per_second(self, clients):
        said = self._pgbench("-N", "-n", "-c", clients, "-j", clients, "-T", SECONDS)
        return float(TPS.search(said)[1])

    def _pgbench(self, *options):
        command = [self.database.pgbench, *map(str, options), self.database.url]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
