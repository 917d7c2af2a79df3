#!/usr/bin/env python3
"""Writes the sample sheets of a FICTIONAL district, 云汀区. No unit, firm, person, code or telephone number is real.

How to run (Python 3.9 or later with openpyxl; nothing else):

    python3 sample-data/make.py            writes every file beside this script
    python3 sample-data/make.py --check    checks the data, writes nothing, and fails when a file on disk is stale

The output is the same byte for byte on every run with the same openpyxl and zlib: no clock, no randomness, fixed times
inside the workbooks. The base day of the scenario is Thursday 2024-03-28; clauses beside the data say what is wrong on purpose.

The data stands in source/tables.py, the three sheets as clerks really have them in source/dirty.py, the checks in
source/checks.py.
"""

import csv
import datetime
import io
import json
import pathlib
import re
import sys
import zipfile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "source"))

import checks  # noqa: E402
import dirty  # noqa: E402
import tables  # noqa: E402

import debts  # noqa: E402, I001  after the tables, which it rests on

STAMP = datetime.datetime(2024, 3, 28, 9, 0, 0)
BASE_DAY = datetime.date(2024, 3, 28)
CLEAN = "云汀区台账.xlsx"
THIN = Side(style="thin", color="999999")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def packed(book):
    """The bytes of a workbook with every clock reading replaced."""
    book.properties.creator = "云汀区（虚构）"
    book.properties.created = STAMP
    raw = io.BytesIO()
    book.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2024-03-28T09:00:00Z", data)
            entry = zipfile.ZipInfo(name, STAMP.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            new.writestr(entry, data)
    return out.getvalue()


def put(sheet, row, column, value):
    """Writes a cell the way a careful clerk formats it: dates as dates, amounts as numbers, codes as text."""
    cell = sheet.cell(row, column, value)
    if isinstance(value, datetime.date):
        cell.number_format = "yyyy-mm-dd"
    elif isinstance(value, str):
        cell.number_format = "@"
    return cell


def width(values):
    """A column width that holds the longest of some values; a Chinese character counts twice."""
    longest = max(sum(2 if ord(c) > 127 else 1 for c in str(v)) for v in values if v is not None)
    return min(max(longest + 2, 6), 44)


def clean_book():
    """The clean workbook: one sheet a kind, in the order in which references resolve."""
    book = Workbook()
    book.remove(book.active)
    for table in tables.ALL:
        sheet = book.create_sheet(table.label)
        sheet.append(table.headers)
        for at, row in enumerate(table.rows, start=2):
            for column, value in enumerate(row, start=1):
                if value is not None:
                    put(sheet, at, column, value)
        for at, header in enumerate(table.headers, start=1):
            sheet.cell(1, at).font = Font(bold=True)
            sheet.column_dimensions[get_column_letter(at)].width = width([header] + [r[at - 1] for r in table.rows])
        sheet.freeze_panes = "A2"
    return packed(book)


def contracts_csv():
    """The ledger of contracts as Excel saves it under 另存为 CSV: GB18030, CRLF, every row as wide as the header."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(dirty.CONTRACTS.grid())
    return text.getvalue().encode("gb18030")


def styled_book(sheet_of):
    """A workbook with borders, a title and merged cells; `sheet_of` says what is in it."""
    book = Workbook()
    sheet = book.active
    sheet.title = sheet_of.sheet
    for number, row in enumerate(sheet_of.grid(), start=1):
        for column, value in enumerate(row, start=1):
            if value in (None, ""):
                continue
            # Plain cells on purpose: whatever a clerk types into a sheet without formats.
            cell = sheet.cell(number, column, value)
            if isinstance(value, datetime.date):
                cell.number_format = "yyyy/m/d"
    for number in range(sheet_of.first_header, sheet.max_row + 1):
        for column in range(1, sheet_of.width + 1):
            sheet.cell(number, column).border = BOX
    for area in sheet_of.merges:
        sheet.merge_cells(area)
        sheet[area.split(":")[0]].alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for number in sheet_of.hidden:
        sheet.row_dimensions[number].hidden = True
    for number in range(sheet_of.first_header, sheet_of.header_row + 1):
        for column in range(1, sheet_of.width + 1):
            cell = sheet.cell(number, column)
            cell.font = Font(bold=True)
            cell.fill = PatternFill("solid", fgColor="DDEBF7")
    sheet["A1"].font = Font(bold=True, size=16)
    grid = sheet_of.grid()[sheet_of.first_header - 1:]
    for column in range(1, sheet_of.width + 1):
        values = [row[column - 1] for row in grid if row[column - 1] not in (None, "")]
        sheet.column_dimensions[get_column_letter(column)].width = width(values)
    if sheet_of.first_header == sheet_of.header_row:
        sheet.freeze_panes = f"A{sheet_of.header_row + 1}"
    return packed(book)


def expected():
    """What an import must report, for tests to compare."""
    clean = [{"sheet": t.label, "kind": t.kind, "header_row": 1, "data_rows": len(t.rows)} for t in tables.ALL]
    return {
        "about": "What chengxin must report of the sample sheets. Rows are absolute, 1-based. Counts of a dirty file are "
        "those of its preview on a ledger that holds the clean workbook; after_fix those after its fixes, again those of "
        "a second import; title_rows stand above the header and are not among the skipped. inserted + updated + unchanged + bad_rows = data_rows. "
        "A fault of a whole row (E5013, on every row of the key) has no column.",
        "base_day": BASE_DAY.isoformat(),
        "clean": {"file": CLEAN, "legacy": True, "sheets": clean},
        "dirty": [d.expected() for d in (dirty.CONTRACTS, dirty.TENDERS, dirty.PARTIES)],
    }


def files():
    """Every file this script makes: its path below sample-data and its bytes."""
    made = {
        CLEAN: clean_book(),
        dirty.CONTRACTS.file: contracts_csv(),
        dirty.TENDERS.file: styled_book(dirty.TENDERS),
        dirty.PARTIES.file: styled_book(dirty.PARTIES),
        "政府债务台账.csv": ("\ufeff" + debts.SHEET.replace("\n", "\r\n")).encode(),
        "expected.json": (json.dumps(expected(), ensure_ascii=False, indent=2) + "\n").encode(),
    }
    made.update({path: text.encode() for path, text in tables.ATTACHED.items()})
    return made


def main():
    faults = checks.run(tables, dirty, BASE_DAY)
    if faults:
        sys.exit("\n".join(faults))
    made = files()
    stale = [p for p, data in made.items() if not (HERE / p).is_file() or (HERE / p).read_bytes() != data]
    if "--check" in sys.argv[1:]:
        sys.exit(f"stale: {', '.join(stale)}" if stale else 0)
    for path in stale:
        (HERE / path).parent.mkdir(parents=True, exist_ok=True)
        (HERE / path).write_bytes(made[path])
    counts = ", ".join(f"{t.label} {len(t.rows)}" for t in tables.ALL)
    print(f"{len(made)} files, {len(stale)} written; {counts}")


if __name__ == "__main__":
    main()
