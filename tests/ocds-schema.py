#!/usr/bin/env python3
"""Validates releases against the release schema of the standard; for developers, not part of the tests.

    pip download --no-deps --no-binary :all: ocdsmerge==0.8.0   # its sources hold release-schema-1__1__4.json
    pip install jsonschema
    chengxin procurement export -f ocds -o releases.json
    python3 tests/ocds-schema.py release-schema-1__1__4.json releases.json

Prints each fault with its place, and ends with 1 when there is any.
"""

import json
import sys

from jsonschema import Draft4Validator, FormatChecker


def main():
    with open(sys.argv[1], encoding="utf-8") as schema, open(sys.argv[2], encoding="utf-8") as package:
        validator = Draft4Validator(json.load(schema), format_checker=FormatChecker())
        releases = json.load(package)["releases"]
    faults = 0
    for number, release in enumerate(releases):
        for error in validator.iter_errors(release):
            faults += 1
            place = ".".join(str(step) for step in error.absolute_path)
            print(f"releases[{number}].{place}: {error.message[:200]}")
    print(f"{len(releases)} releases, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
