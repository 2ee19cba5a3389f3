"""The database can be opened and written."""

import os
from collections.abc import Iterator
from pathlib import Path

from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem


def check(patient: Patient) -> Iterator[Problem]:
    """Open it; a SQLite file that is not there yet needs a directory that can be written."""
    url = patient.settings.database_url
    if not patient.has_database:
        folder = Path(url.removeprefix("sqlite:///")).parent
        fine = folder.is_dir() and os.access(folder, os.W_OK)
        yield Problem(
            severity="hint" if fine else "error",
            message="there is no database yet" if fine else f"{folder} cannot be written",
            mend="`milepost serve` makes it." if fine else "Make the directory, or own it.",
        )
        return
    if patient.database_problem is not None:
        yield Problem(
            severity="error",
            message=f"the database cannot be used: {patient.database_problem}",
            mend="Look at DATABASE_URL, the server, the file's owner and the space on the disk.",
        )
