"""What the screen and the brief say of a tie's standing and of its time, in the same words. Pure."""

from explorer.edtf_dates import spelled
from explorer.model import Interval, Tie

STANDING_SENTENCES = {
    "planned": "Planned, not known to have happened.",
    "possible": "Possible, not known to have happened.",
    "called_for": "Called for, not known to have happened.",
    "denied": "Denied, and affirmed by no article here.",
}


def dated(tie: Tie) -> str:
    """A tie's stretches in words; a tie that is only stated says so."""
    if tie.standing != "happened":
        return STANDING_SENTENCES[tie.standing]
    return "; ".join(_stretch(i) for i in tie.intervals)


def _stretch(value: Interval) -> str:
    """One stretch: never an invented end."""
    start = None if value.start is None else spelled(value.start, value.start_precision)
    if value.end is None:
        since = "start not known" if start is None else f"since at least {start}"
        return f"{since}, not known to have ended"
    if start is None:
        return f"until {spelled(value.end, value.end_precision)}, start not known"
    end = spelled(value.end_earliest or value.end, value.end_precision)
    return f"seen {start}" if end == start else f"{start} – {end}"
