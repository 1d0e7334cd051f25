"""The command line: the only place that exits, prints, reads the clock and the environment."""
