"""What is wrong, as values, and their text."""
