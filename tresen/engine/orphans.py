"""Whoever loses their parent comes to us and is buried by us.

The first process of a machine should do that; in a container nobody may.
"""

import os
import sys
from contextlib import suppress

from .launch import call

PR_SET_CHILD_SUBREAPER = 36


def adopt() -> None:
    if sys.platform == "linux":
        call("prctl", PR_SET_CHILD_SUBREAPER, 1)


def bury(group: int) -> None:
    """Those of a group that have ended. Not before its leader, whose exit code is asked for."""
    with suppress(ChildProcessError):
        while os.waitpid(-group, os.WNOHANG)[0]:
            pass
