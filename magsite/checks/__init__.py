"""What can be said of a whole site once its pages are known."""
