"""Paragraphs, bullets and headings of one report, as numbers of sentences."""

from __future__ import annotations

import re

from khabar.coding.context import Context

BULLET = re.compile(r"[ \t]*[-–—*•▪◦·●‣▸►✓➢■□◆][️ \t]*")
HEADING = 4  # letters at least


class Paragraphs:
    """Where the paragraphs of a report begin."""

    def __init__(self, context: Context) -> None:
        self.text = context.folded
        self.sentences = context.sentences

    def opens(self, n: int) -> bool:
        """Whether a sentence begins a paragraph or a line of its own."""
        return n <= 0 or "\n" in self.text[self.sentences[n - 1].end - 1 : self.sentences[n].start]

    def first(self, n: int) -> int:
        """The first sentence of the paragraph or bullet of a sentence."""
        while n > 0 and not self.opens(n):
            n -= 1
        return n

    def line(self, n: int) -> str:
        """The line on which a sentence stands."""
        start = self.text.rfind("\n", 0, self.sentences[n].start + 1) + 1
        end = self.text.find("\n", self.sentences[n].end - 1)
        return self.text[start : end if end >= 0 else len(self.text)]

    def is_bullet(self, n: int) -> bool:
        """Whether the line of a sentence begins with the mark of a list."""
        return BULLET.match(self.line(n)) is not None

    def is_heading(self, n: int) -> bool:
        """Whether a sentence stands in capitals on a line of its own, above its text: "ATTACK ON A CONVOY"."""
        if n + 1 >= len(self.sentences) or not self.opens(n + 1):
            return False
        line = self.line(n)
        return line == line.upper() and sum(c.isalpha() for c in line) >= HEADING
