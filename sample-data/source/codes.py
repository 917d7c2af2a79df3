"""Fictional codes that pass their checks, and the working days of 2023 and 2024."""

import datetime

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
IDNO_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
# GB/T 2260 gives this number to no place.
AREA = "349901"


def organisation_check(eight):
    """The ninth character of an organisation code, GB 11714-1997."""
    return "0123456789X0"[11 - sum(int(c, 36) * w for c, w in zip(eight, ORGANISATION_WEIGHTS)) % 11]


def uscc_check(body):
    """The last character of a unified social credit code, GB 32100-2015."""
    return USCC_ALPHABET[(31 - sum(USCC_ALPHABET.index(c) * w for c, w in zip(body, USCC_WEIGHTS)) % 31) % 31]


def uscc(kind, eight):
    """A credit code from its two leading characters and the first eight of the organisation code."""
    body = kind + AREA + eight + organisation_check(eight)
    return body + uscc_check(body)


def idno(birth, sequence, area=AREA):
    """An identity number, GB 11643-1999, from the day of birth YYYYMMDD and the sequence of three digits."""
    body = area + birth + sequence
    return body + "10X98765432"[sum(int(c) * w for c, w in zip(body, IDNO_WEIGHTS)) % 11]


def numeric_uscc(kind, first):
    """The first code of digits alone whose organisation code is not below `first`."""
    for eight in range(first, first + 10_000):
        code = uscc(kind, f"{eight:08d}")
        if code.isdigit():
            return code
    raise ValueError(first)


def idno_ending(birth, digits):
    """The first identity number of a birth date whose last character is among `digits`."""
    for sequence in range(1, 1000):
        number = idno(birth, f"{sequence:03d}")
        if number[-1] in digits:
            return number
    raise ValueError(birth)


def day(text):
    """A day from 2024-03-05; None stays None."""
    return datetime.date.fromisoformat(text) if text else None


def _span(first, last):
    first, last = day(first), day(last)
    return {first + datetime.timedelta(n) for n in range((last - first).days + 1)}


# The State Council's notices for 2023 and 2024.
HOLIDAYS = (
    _span("2023-01-01", "2023-01-02") | _span("2023-01-21", "2023-01-27") | _span("2023-04-05", "2023-04-05")
    | _span("2023-04-29", "2023-05-03") | _span("2023-06-22", "2023-06-24") | _span("2023-09-29", "2023-10-06")
    | _span("2024-01-01", "2024-01-01") | _span("2024-02-10", "2024-02-17") | _span("2024-04-04", "2024-04-06")
    | _span("2024-05-01", "2024-05-05") | _span("2024-06-10", "2024-06-10")
)
MADE_UP = {day(d) for d in (
    "2023-01-28", "2023-01-29", "2023-04-23", "2023-05-06", "2023-06-25", "2023-10-07", "2023-10-08",
    "2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11",
)}


def is_working(date):
    """Whether offices are open that day (2023 and 2024 only)."""
    return date in MADE_UP or (date.weekday() < 5 and date not in HOLIDAYS)


def working(date, count):
    """The day `count` working days after a day, which is not counted."""
    while count > 0:
        date += datetime.timedelta(1)
        count -= is_working(date)
    return date
