"""`backchannel demo`: the brief of the sample case, and how to go on."""

import typer

from backchannel.commands.batch import Batch
from backchannel.commands.brief import compose_brief, show_brief

HOW_TO_GO_ON = """
That was made from 14 short articles of invented outlets that come with the program; they lie in
  {folder}

To go on with your own texts (plain text, HTML, JSON Lines; files or folders):
  backchannel brief PATH...                      the same report of your documents
  backchannel brief PATH... --format md -o OUT   ... as Markdown
  backchannel extract PATH... -o OUT             the claims themselves, one JSON object a document
  backchannel --help                             all commands
"""


def demo() -> None:
    """Show the brief of the sample case that comes with the program, and how to go on.

    \b
    Example:
      backchannel demo
    """
    from backchannel.sample import folder

    batch = Batch(sorted(folder().glob("*.txt")))
    made = compose_brief(batch)
    if made is not None:
        show_brief(made, "terminal", None)
    typer.echo(HOW_TO_GO_ON.format(folder=folder()))
    batch.finish()
