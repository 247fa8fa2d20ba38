"""Measures healthpress beside its peers and writes RESULTS.md. `--help` and README.md say how."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from tests.benchmarks.parts import PARTS, Settings, WrongSiteError  # noqa: E402
from tests.benchmarks.report import report, rows  # noqa: E402

PEERS = ("hugo", "pelican", "nikola", "mkdocs", "zensical", "eleventy")
USUAL = "small,large,peers,check,version"


def main(arguments: list[str] | None = None) -> int:
    """Run the parts that are asked for and write the table of all parts there are. 1 where a target is missed."""
    asked = _parser().parse_args(arguments)
    names = [] if asked.parts == "none" else asked.parts.split(",")
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"There is no part {', '.join(unknown)}; there are {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    found = {peer: getattr(asked, peer) or shutil.which(peer) or "" for peer in PEERS}
    for peer in (peer for peer, program in found.items() if not program):
        print(f"{peer} is not here and is left out; README.md says how to get it.", file=sys.stderr)
    programs = found | {"healthpress": asked.healthpress}
    sizes = (asked.small, asked.large, asked.huge)
    settings = Settings(*sizes, asked.runs, asked.seed, asked.work.absolute(), programs)
    kept = asked.table.absolute().parent / "parts"
    kept.mkdir(parents=True, exist_ok=True)
    for name in names:
        try:
            part = PARTS[name](settings)
        except WrongSiteError as fault:
            print(f"healthpress does not build the site aright, nothing is measured:\n{fault}", file=sys.stderr)
            return 2
        (kept / f"{name}.json").write_text(json.dumps(part, indent=1), encoding="utf-8")
    parts = {
        name: json.loads((kept / f"{name}.json").read_text()) for name in PARTS if (kept / f"{name}.json").is_file()
    }
    notes = tomllib.loads((HERE / "limits.toml").read_text(encoding="utf-8"))
    asked.table.write_text(report(parts, notes), encoding="utf-8")
    print(f"Written: {asked.table}")
    return int(any(row.holds is False for row in rows(parts)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    add = parser.add_argument
    add("--parts", default=USUAL, help=f"of {', '.join(PARTS)}, with commas; none writes the table from earlier parts")
    add("--runs", type=int, default=3, help="rounds; medians are taken over them")
    add("--small", type=int, default=1_000, metavar="N", help="articles of the parts small and peers")
    add("--large", type=int, default=10_000, metavar="N", help="articles of the parts large and check")
    add("--huge", type=int, default=100_000, metavar="N", help="articles of the part huge, which is not run unasked")
    add("--seed", type=int, default=7, help="of the made-up articles")
    work = Path(tempfile.gettempdir()) / "healthpress-benchmarks"
    add("--work", type=Path, default=work, metavar="DIR", help="where sites are laid out; needs room")
    add(
        "--table", type=Path, default=HERE / "RESULTS.md", metavar="FILE", help="the parts are kept in parts/ beside it"
    )
    add("--healthpress", default="", metavar="PATH", help="instead of the command beside this Python")
    for peer in PEERS:
        add(f"--{peer}", default="", metavar="PATH", help="instead of the one on PATH")
    return parser


if __name__ == "__main__":
    sys.exit(main())
