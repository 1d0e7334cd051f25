"""`python -m magsite` is the command `magsite`."""

from magsite.cli.main import main

main()
