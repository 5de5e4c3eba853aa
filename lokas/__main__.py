"""`python -m lokas`, and the `lokas` command."""

from __future__ import annotations


def main() -> None:
    """Run the command line; exits with the code of what happened (see `lokas --help`)."""
    from lokas.cli.app import run  # noqa: PLC0415 - importing this module must cost nothing

    run()


if __name__ == "__main__":
    main()
