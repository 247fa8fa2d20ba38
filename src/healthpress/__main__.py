"""`python -m healthpress` and the `healthpress` command."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    try:
        from healthpress.cli.main import cli

        cli()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
