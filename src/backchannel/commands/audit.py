"""`backchannel audit`: the log of a case, and whether it was tampered with."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from backchannel.commands.cases import CaseOption, Format, TextOrJson, opened
from backchannel.commands.exits import Exit
from backchannel.commands.output import writing

if TYPE_CHECKING:
    from backchannel.case.audit import Entry


def audit(
    *,
    case: CaseOption,
    verify: Annotated[
        bool, typer.Option("--verify", help="Check the log's chain, all documents and the file itself.")
    ] = False,
    head: Annotated[
        str | None, typer.Option(metavar="HASH", help="With --verify: this hash, noted earlier, must be in the chain.")
    ] = None,
    after: Annotated[int, typer.Option(metavar="N", help="Only entries after this one.")] = 0,
    format: Format = TextOrJson.TEXT,
) -> None:
    """Show who did what when in a case, or check that nothing was changed since.

    Each entry holds the hash of the one before. Note the newest hash elsewhere to find out if entries were cut off.

    \b
    Examples:
      backchannel audit --case iran.db
      backchannel audit --case iran.db --verify
    """
    with opened(case) as store, writing(None) as stream:
        if not verify:
            for entry in store.log(after):
                stream.write((json.dumps(asdict(entry)) if format is TextOrJson.JSON else _line(entry)) + "\n")
            return
        found = store.verify(head)
        if format is TextOrJson.JSON:
            stream.write(json.dumps({**asdict(found), "sound": found.sound}) + "\n")
        else:
            stream.writelines(f"problem: {problem}\n" for problem in found.problems)
            erased = f", {found.erased} erased with deleted documents" if found.erased else ""
            stream.write(f"{found.entries} entries{erased}; newest hash {found.head}\n")
            stream.write("sound\n" if found.sound else "NOT sound\n")
    if not found.sound:
        raise typer.Exit(Exit.PARTLY)


def _line(entry: "Entry") -> str:
    body = entry.body
    if body is None:
        what = "erased with a deleted document"
    elif entry.action == "decide":
        what = f"{body['verdict']} {_about(body)}"
        what += f", because {body['reason']}" if body["reason"] else ""
    elif entry.action == "undo":
        what = f"decision {', '.join(map(str, body['undoes']))}"
        what += f", because {body['reason']}" if body["reason"] else ""
    elif entry.action == "add":
        what = f"{len(body['documents'])} documents, {body['new']} of them new, by {body['engine']}"
    elif entry.action == "delete":
        what = f"document {body['document'][:12]}, because {body['reason'] or 'not told'}"
    else:
        what = f"{body['documents']} documents"
    return f"{entry.seq}  {entry.at}  {entry.by or '-'}  {entry.action} {what}"


def _about(body: dict[str, Any]) -> str:
    """What a decision was about, in a few words."""
    target, value = body["target"], body["value"]
    if "outlet" in target:
        return f"{target['outlet']}: {value['reliability']}"
    if "entity" in target:
        return f"{target['entity']['name']}: {value['reliability']}"
    if "a" in target:
        return f"{target['a']['name']}, {target['b']['name']}"
    if body["verdict"] == "comment":
        return f"“{value['text']}”"
    claim, names = target["claim"], {entity["id"]: entity["name"] for entity in target["entities"]}
    return f"{claim['type']} of {', '.join(names[party['entity']] for party in claim['parties'])}"
