"""Each stage with its memory: the shell around the pure rooms, in the order of the pipeline."""
