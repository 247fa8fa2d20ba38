"""Pages: decided, not yet rendered."""

from __future__ import annotations

from dataclasses import dataclass

from healthpress.model.address import output_path
from healthpress.model.view import View


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its site path, the template that renders it and what the template sees."""

    url: str
    template: str
    view: View

    @property
    def output_path(self) -> str:
        """The file of the page, relative to the output folder."""
        return output_path(self.url)
