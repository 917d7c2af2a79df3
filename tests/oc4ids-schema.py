#!/usr/bin/env python3
"""Validates projects against the project schema of OC4IDS 0.9; for developers, not part of the tests.

    # project-schema.json: repository open-contracting/infrastructure, schema/project-level/
    pip install jsonschema rfc3339-validator
    chengxin ppp export -f oc4ids -o projects.json
    python3 tests/oc4ids-schema.py project-schema.json projects.json

Beside the schema it holds what the documentation of a package asks for: its required fields, ids that differ, and references to parties
that are listed. Prints each fault with its place, and ends with 1 when there is any.
"""

import json
import sys

from jsonschema import Draft4Validator, FormatChecker

ENVELOPE = ("uri", "publisher", "publishedDate", "version", "projects")


def references(node, place=""):
    """Every object that names an organisation, with its place."""
    if isinstance(node, dict):
        for key, value in node.items():
            here = f"{place}.{key}"
            if key in ("procuringEntity", "administrativeEntity", "sourceParty"):
                yield here, value
            elif key == "suppliers":
                yield from ((f"{here}[{at}]", supplier) for at, supplier in enumerate(value))
            else:
                yield from references(value, here)
    elif isinstance(node, list):
        for at, value in enumerate(node):
            yield from references(value, f"{place}[{at}]")


def faults_of(project, validator):
    """Each fault of a project as its place and what is wrong."""
    for error in validator.iter_errors(project):
        yield ".".join(str(step) for step in error.absolute_path), error.message[:200]
    parties = {party["id"]: party.get("name") for party in project.get("parties", [])}
    for place, reference in references(project):
        if parties.get(reference.get("id")) != reference.get("name"):
            yield place, f"{reference} is no party of the project"


def main():
    with open(sys.argv[1], encoding="utf-8") as schema, open(sys.argv[2], encoding="utf-8") as file:
        validator = Draft4Validator(json.load(schema), format_checker=FormatChecker())
        package = json.load(file)
    faults = [(f"package.{key}", "is missing") for key in ENVELOPE if key not in package]
    projects = package.get("projects", [])
    ids = [project.get("id") for project in projects]
    if not projects or len(set(ids)) != len(ids):
        faults.append(("projects", "there must be one at least, and no id twice"))
    for number, project in enumerate(projects):
        faults += ((f"projects[{number}].{place}", said) for place, said in faults_of(project, validator))
    for place, said in faults:
        print(f"{place}: {said}")
    print(f"{len(projects)} projects, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
