"""What explains: about Lokas, the keys of a screen, and what is said of a defect."""
