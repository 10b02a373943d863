"""`bin/fuzz [SECONDS]`: half of the time led by coverage, half by properties; 0 if all held."""

import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from .promises import keep_promises
from .seeds import SEEDS, TOKENS

# What takes longer is a finding; so is what takes more memory.
BOUNDS = ["-timeout=30", "-rss_limit_mb=1500", "-max_len=20000", "-verbosity=0"]
NOISE = st.binary(max_size=40) | st.sampled_from(TOKENS)


@st.composite
def damaged(draw):
    raw = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        at, lost = draw(st.integers(0, len(raw))), draw(st.integers(0, 30))
        raw = raw[:at] + draw(NOISE) + raw[at + lost :]
    return raw


@settings(max_examples=500, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(damaged() | st.lists(NOISE, max_size=60).map(b"".join))
def holds(raw):
    keep_promises(raw)


def by_properties(seconds):
    """Always the same examples would find nothing new."""
    end, start = time.monotonic() + seconds, time.time_ns()
    rounds = 0
    while time.monotonic() < end:
        seed(start + rounds)(holds)()
        rounds += 1
    print(f"{rounds * 500} letters damaged, and every promise kept.")


def by_coverage(seconds):
    if not find_spec("atheris"):
        print("There is no atheris for this Python and machine: going on without coverage.")
        return True
    place = Path(tempfile.mkdtemp(prefix="tresen-fuzz-"))
    for number, raw in enumerate(SEEDS):
        (place / f"seed-{number}").write_bytes(raw)
    bounds = [f"-max_total_time={seconds}", f"-artifact_prefix={place}/found-", *BOUNDS]
    program = [sys.executable, "-m", "tests.fuzz.guided", *bounds, str(place)]
    done = subprocess.run(program, capture_output=True, text=True, errors="replace")
    print(done.stderr if done.returncode else "Led by coverage: every promise kept.")
    print(f"{len(list(place.iterdir()))} letters that each reach something new are in {place}.")
    return done.returncode == 0


def main():
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    held = by_coverage(max(seconds // 2, 1))
    by_properties(seconds / 2)
    sys.exit(not held)


if __name__ == "__main__":
    main()
