"""`python -m lokas_ui`: the desktop application."""

from lokas_ui.app import main

if __name__ == "__main__":
    main()
