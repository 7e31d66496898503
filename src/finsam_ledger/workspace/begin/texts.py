"""Texts to begin from (textfiler att börja från): a heading and what may be written under it."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from textwrap import fill

from finsam_ledger.checks.topics import TOPICS, Topic
from finsam_ledger.reports.comments import TO_DO

_WIDTH = 96
_POLICIES = "principer"
_HOW = """\
Skriv under den här kommentaren; den trycks inte. Tal ur bokslutet skrivs som {{resultat}},
och blir då alltid rätt."""


def file_of(topic: Topic) -> str:
    """Where the words of a topic are written (textfil)."""
    return f"text/{topic.key}.md"


def wanted_topics(kind: str) -> Iterator[Topic]:
    """The topics that a document begins with (ämnen): those that law asks for, and policies.

    Args:
        kind: "arsredovisning" or "delarsrapport"; any other has none.
    """
    demanded = [topic.key for topic in TOPICS if topic.demanded_by(kind)]
    for topic in TOPICS:
        if topic.key in demanded or (demanded and topic.key == _POLICIES):
            yield topic


def skeleton(topic: Topic, kind: str) -> str:
    """A file with the heading of a topic and what to write (textfil att börja från).

    Args:
        topic: The topic.
        kind: The document, for the law that asks for it.
    """
    law = topic.demanded_by(kind)
    words = fill(f"{guides()[topic.key]}{f' ({law})' if law else ''}", _WIDTH)
    return f"# {topic.title.sv}\n\n<!--\n{words}\n\n{_HOW}\n-->\n"


def carried(text: str, origin: str) -> str:
    """Last year's words, to be told until somebody has gone through them (förra årets text).

    Args:
        text: The words.
        origin: Where they are from, for the comment.
    """
    comment = f"<!-- {TO_DO}: texten är från {origin}, läs igenom -->"
    return text if TO_DO in text.partition("\n")[0] else f"{comment}\n\n{text}"


@cache
def guides() -> dict[str, str]:
    """What may be written about each topic (skrivhjälp), by the topic's key."""
    text = files("finsam_ledger.workspace.begin").joinpath("guider.toml").read_text("utf-8")
    return tomllib.loads(text)
