"""``python -m finsam_ledger.cli`` is the same as the command."""

import sys

from finsam_ledger.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
