"""The base of what is shown."""

from pydantic import BaseModel, ConfigDict


class Shown(BaseModel):
    """Plain values; times are in UTC."""

    model_config = ConfigDict(frozen=True)
