"""What a newsroom begins with: a magazine to start from, and the file of a new article."""
