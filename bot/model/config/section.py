"""What every section shares: frozen, and closed to unknown keys."""

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """A part of the configuration; each field has a default and a sentence (`description`)."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    """`defer_build`: a process that was handed a configuration never validates one."""
