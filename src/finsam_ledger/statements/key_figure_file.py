"""Key figures as data (nyckeltal): shipped and a user's own through one strict loader."""

from functools import cache
from importlib.resources import files

from attrs import frozen

from finsam_ledger.errors import ConfigurationError, UnknownNameError
from finsam_ledger.statements.key_figure import KeyFigureSpec
from finsam_ledger.strict_toml import load, toml_key
from finsam_ledger.terms import Text

_MOST_DECIMALS = 4


@frozen
class KeyFigureKeys:
    """``[[nyckeltal]]``: a share (taljare and namnare), an amount (summa), or a shipped one."""

    id: str = toml_key("id")
    title: str = toml_key("rubrik", default="")
    title_en: str = toml_key("rubrik_en", default="")
    numerator: tuple[str, ...] = toml_key("taljare", default=())
    denominator: tuple[str, ...] = toml_key("namnare", default=())
    amount: tuple[str, ...] = toml_key("summa", default=())
    decimals: int = toml_key("decimaler", default=1)
    source: str = toml_key("kalla", default="")

    def spec(self, where: str = "") -> KeyFigureSpec:
        """The key figure that these keys describe.

        Raises:
            ConfigurationError: It is neither a share nor an amount, or has too many decimals.
            UnknownNameError: It has an id only, and no shipped key figure has that.
        """
        if not (self.numerator or self.denominator or self.amount):
            return self._shipped(where)
        share = bool(self.numerator and self.denominator)
        if share == bool(self.amount) or bool(self.numerator) != bool(self.denominator):
            raise _shapeless(self.id)
        if not 0 <= self.decimals <= _MOST_DECIMALS:
            raise _too_fine(self.decimals)
        title = self.title or self.id
        return KeyFigureSpec(
            self.id,
            Text(title, self.title_en or title),
            self.numerator or self.amount,
            self.denominator,
            self.decimals,
            self.source,
            where,
        )

    def _shipped(self, where: str) -> KeyFigureSpec:
        known = shipped_key_figures()
        if self.id not in known:
            raise UnknownNameError(
                Text(
                    f"nyckeltalet ”{self.id}” följer inte med programmet",
                    f'no key figure "{self.id}" comes with the program',
                ),
                Text(
                    f"Välj bland {', '.join(known)}, eller ange taljare och namnare, eller summa",
                    f"Choose among {', '.join(known)}, or give taljare and namnare, or summa",
                ),
            )
        spec = known[self.id]
        title = Text(self.title or spec.title.sv, self.title_en or self.title or spec.title.en)
        return KeyFigureSpec(
            spec.id, title, spec.numerator, spec.denominator, self.decimals, spec.source, where
        )


@cache
def shipped_key_figures() -> dict[str, KeyFigureSpec]:
    """The key figures that come with the library, by id (medföljande nyckeltal).

    >>> shipped_key_figures()["soliditet"].denominator
    ('balance_sheet.assets',)
    """
    folder = files("finsam_ledger.statements") / "key_figures"
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".toml"))
    keys = (load(KeyFigureKeys, (folder / name).read_text("utf-8"), name) for name in names)
    return {each.id: each.spec() for each in keys}


def _shapeless(name: str) -> ConfigurationError:
    return ConfigurationError(
        Text(
            f"nyckeltalet ”{name}” är varken en andel eller ett belopp",
            f'key figure "{name}" is neither a share nor an amount',
        ),
        Text(
            "Ange både taljare och namnare för en andel, eller bara summa för ett belopp",
            "Give both taljare and namnare for a share, or summa alone for an amount",
        ),
    )


def _too_fine(decimals: int) -> ConfigurationError:
    return ConfigurationError(
        Text(f"decimaler = {decimals} går inte", f"decimaler = {decimals} is not possible"),
        Text(f"Ange 0 till {_MOST_DECIMALS}", f"Give 0 to {_MOST_DECIMALS}"),
    )
