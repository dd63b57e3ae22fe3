"""A fault to plant in a server: for a second, every yes is remembered.

Every Python that is started with PLANTED in its environment loads this before anything else: it looks here for
a kind of warning.
"""

import importlib.machinery
import sys
from datetime import timedelta
from types import ModuleType
from typing import Final

PLANTED: Final = {"PYTHONWARNINGS": f"default::{__name__}.Forgetful"}

SECOND: Final = timedelta(seconds=1)

load = importlib.machinery.SourceFileLoader.exec_module


class Forgetful(Warning):
    """What is looked for."""


def loaded(loader: importlib.machinery.SourceFileLoader, module: ModuleType) -> None:
    """This will load a module as ever, and change what is asked where it is one that asks."""
    load(loader, module)
    if module.__name__ == "ownterms.spaces.models.rule":
        asked = module.asked
        module.asked = lambda person, at: asked(person, at - SECOND)  # type: ignore[attr-defined]
    if module.__name__ == "ownterms.spaces.models.grant":
        live = module.GrantQuerySet.live
        module.GrantQuerySet.live = lambda grants, at=None: live(grants, (at or module.timezone.now()) - SECOND)


# Not in the tests' own process, which only asks how it is planted.
if "pytest" not in sys.modules:
    importlib.machinery.SourceFileLoader.exec_module = loaded  # type: ignore[method-assign]
