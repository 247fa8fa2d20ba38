"""`python -m healthpress` and the `healthpress` command."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from healthpress.cli.main import cli

    cli()


if __name__ == "__main__":
    main()
