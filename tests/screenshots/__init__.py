"""The pictures of the application in the READMEs: `python -m tests.screenshots`."""
