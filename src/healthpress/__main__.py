"""`python -m healthpress` and the `healthpress` command."""

from __future__ import annotations

import sys

from healthpress import __version__


def main() -> None:
    """Run the command line. The version is answered before it is imported, which takes longer than all the rest."""
    if sys.argv[1:] == ["--version"]:
        print(f"healthpress {__version__}")
        return
    try:
        from healthpress.cli.main import cli

        cli()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
