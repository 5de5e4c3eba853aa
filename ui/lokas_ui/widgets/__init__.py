"""What is drawn: widgets show the states of view-models and forward clicks; they decide nothing."""
