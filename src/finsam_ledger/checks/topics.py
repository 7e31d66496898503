"""What an annual or interim report must tell (ämnen): the headings that law and practice ask for.

The headings and their order are those of kommuner that follow RKR R15; its own list of headings
is not confirmed. The paragraphs are those of LKBR 11 kap. (annual) and 13 kap. (interim), in force
from the fiscal year 2019. Of an interim report only what RKR R17 is known to ask for is demanded.
"""

from attrs import frozen

from finsam_ledger.terms import Text

FIRST_YEAR = 2019


@frozen
class Topic:
    """A subject that the report has a heading for (ämne).

    Args:
        key: Its name in bokslut.toml.
        title: The heading.
        annual: The paragraph that demands it of an annual report; empty when none does.
        interim: The same for an interim report.
        management: Whether it belongs to the förvaltningsberättelse.
    """

    key: str
    title: Text
    annual: str = ""
    interim: str = ""
    management: bool = True

    def demanded_by(self, kind: str) -> str:
        """The paragraph that demands it of a kind of document, empty when none does."""
        return {"arsredovisning": self.annual, "delarsrapport": self.interim}.get(kind, "")


_R17 = "LKBR 13 kap. 2 §, RKR R17"
TOPICS = (
    Topic("forord", Text("Förord", "Foreword"), management=False),
    Topic(
        "oversikt",
        Text("Översikt över verksamhetens utveckling", "Overview of the activities"),
        "LKBR 11 kap. 1 §",
    ),
    Topic(
        "viktiga_forhallanden",
        Text(
            "Viktiga förhållanden för resultat och ekonomisk ställning",
            "Circumstances important to the result and the financial position",
        ),
        "LKBR 11 kap. 2 §",
    ),
    Topic(
        "handelser",
        Text("Händelser av väsentlig betydelse", "Significant events"),
        "LKBR 11 kap. 3 §",
        _R17,
    ),
    Topic(
        "styrning",
        Text("Styrning och uppföljning av verksamheten", "Governance and follow-up"),
        "LKBR 11 kap. 7 §",
    ),
    Topic(
        "hushallning",
        Text(
            "God ekonomisk hushållning och ekonomisk ställning",
            "Sound financial management and financial position",
        ),
        "LKBR 11 kap. 8–9 §§",
        _R17,
    ),
    Topic(
        "balanskrav",
        Text("Balanskravsresultat", "Result under the balance requirement"),
        "LKBR 11 kap. 10–11 §§",
        _R17,
    ),
    Topic(
        "personal",
        Text("Väsentliga personalförhållanden", "Important personnel matters"),
        "LKBR 11 kap. 5 §",
    ),
    Topic(
        "utveckling",
        Text("Förväntad utveckling", "Expected development"),
        "LKBR 11 kap. 4 §",
        _R17,
    ),
    Topic(
        "principer",
        Text("Redovisningsprinciper", "Accounting policies"),
        "LKBR 9 kap. 4 §",
        management=False,
    ),
    Topic("drift", Text("Driftredovisning", "Operations by activity"), management=False),
)
