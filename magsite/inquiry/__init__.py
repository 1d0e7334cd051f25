"""What a writer asks of the magazine: why something is published or not, where it stands, what there is."""
