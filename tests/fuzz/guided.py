"""Fuzzing led by what was reached: `python -m tests.fuzz.guided [options of libFuzzer] CORPUS`."""

import sys

import atheris

with atheris.instrument_imports(include=["tresen.mail.parsing"]):
    from tests.fuzz.promises import keep_promises

atheris.Setup(sys.argv, keep_promises)
atheris.Fuzz()
