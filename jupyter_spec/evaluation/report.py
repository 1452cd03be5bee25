"""What `%ladder` gives back: a table, a verdict, the items, a plot, all computed from `results.jsonl`."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError
from jupyter_spec.evaluation.statistics import mcnemar, wilson
from jupyter_spec.evaluation.verdict import Verdict, decide
from jupyter_spec.workspace.atomic import read_json_lines

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame

    from jupyter_spec.workspace import Artifact


class LadderReport:
    """The ladder on one eval set: `.table`, `.verdict`, `.rung`, `.needed`, `.reason`, `.items`, `.plot()`."""

    def __init__(self, artifact: Artifact) -> None:
        path = artifact.path / "results.jsonl"
        if not path.exists():
            raise SpecError(f"eval set '{artifact.name}' has no results yet: run %ladder {artifact.name}.")
        self.name = artifact.name
        self.metric = str(artifact.manifest.options["metric"])
        self.margin = float(artifact.manifest.options["margin"])
        self._results: list[dict[str, Any]] = read_json_lines(path)
        self._candidates: list[dict[str, Any]] = artifact.manifest.details["candidates"]

    @property
    def labels(self) -> list[str]:
        """The candidates, from the lowest rung to the highest."""
        return [candidate["label"] for candidate in self._candidates]

    def outcomes(self, label: str) -> list[bool]:
        """Right or wrong, item by item, for one candidate."""
        return [bool(line["correct"]) for line in self._results if line["candidate"] == label]

    @functools.cached_property
    def decision(self) -> Verdict:
        return decide(self.labels, [self.outcomes(label) for label in self.labels], self.margin)

    @property
    def verdict(self) -> str:
        """Suffices (stay on the lowest candidate), climb (to `.rung`) or undecided."""
        return self.decision.decision

    @property
    def rung(self) -> str:
        """The rung on which to stop, as far as the evidence goes."""
        return str(self._candidates[self.decision.candidate]["rung"])

    @property
    def candidate(self) -> str:
        """The candidate on that rung."""
        return self.labels[self.decision.candidate]

    @property
    def needed(self) -> int | None:
        """About how many items would settle an undecided verdict."""
        return self.decision.needed

    @property
    def reason(self) -> str:
        return self.decision.reason

    def rows(self) -> list[dict[str, Any]]:
        """The table as plain rows, one a candidate: shares are of 1, seconds and tokens are means per question."""
        rows: list[dict[str, Any]] = []
        before: list[bool] | None = None
        for candidate in self._candidates:
            lines = [line for line in self._results if line["candidate"] == candidate["label"]]
            outcomes = self.outcomes(candidate["label"])
            low, high = wilson(sum(outcomes), len(outcomes))
            rows.append(
                {
                    "candidate": candidate["label"],
                    "rung": candidate["rung"],
                    "items": len(outcomes),
                    "correct": sum(outcomes),
                    "accuracy": sum(outcomes) / len(outcomes),
                    "low": low,
                    "high": high,
                    "p_vs_previous": None if before is None else mcnemar(before, outcomes),
                    "tokens_in": sum(line["tokens_in"] for line in lines) / len(lines),
                    "tokens_out": sum(line["tokens_out"] for line in lines) / len(lines),
                    "seconds": sum(line["seconds"] for line in lines) / len(lines),
                    "build_seconds": candidate["build_seconds"],
                    "cut": sum(line["finish"] == "length" for line in lines),
                }
            )
            before = outcomes
        return rows

    @property
    def notes(self) -> list[str]:
        """What may have spoiled the comparison: answers that were cut short."""
        return [
            f"{row['candidate']}: {row['cut']} of {row['items']} answers were cut at --max-tokens"
            for row in self.rows()
            if row["cut"]
        ]

    @property
    def table(self) -> DataFrame:
        """One row a candidate: accuracy with its Wilson interval, McNemar's exact p against the one before, cost."""
        import pandas

        return pandas.DataFrame(self.rows()).set_index("candidate")

    @property
    def items(self) -> DataFrame:
        """One row an item and candidate: question, expected, answer, correct, explanation, cost."""
        import pandas

        return pandas.DataFrame(self._results)

    def plot(self) -> Figure:
        """Accuracy by candidate with its 95 % interval, and what each costs."""
        from matplotlib.figure import Figure

        rows = self.rows()
        figure = Figure(figsize=(1.6 + 1.5 * len(rows), 3.4), layout="constrained")
        axes = figure.add_subplot()
        heights = [row["accuracy"] for row in rows]
        whiskers = [
            [row["accuracy"] - row["low"] for row in rows],
            [row["high"] - row["accuracy"] for row in rows],
        ]
        chosen = self.decision.candidate
        colours = ["#1f77b4" if i == chosen else "#b8c4d0" for i in range(len(rows))]
        axes.bar(range(len(rows)), heights, yerr=whiskers, capsize=4, color=colours, ecolor="#444444")
        ticks = [f"{_wrap(row['candidate'])}\n{_cost(row)}" for row in rows]
        axes.set_xticks(range(len(rows)), ticks, fontsize=8)
        axes.set_ylim(0, 1.05)
        axes.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
        axes.set_ylabel(f"{self.metric} match, {rows[0]['items']} questions", fontsize=9)
        for i, row in enumerate(rows):
            axes.annotate(
                f"{row['accuracy']:.0%}", (i, row["high"]), (0, 4), textcoords="offset points", ha="center"
            )
        axes.spines[["top", "right"]].set_visible(False)
        word = {"suffices": "stop at", "climb": "climb to", "undecided": "undecided at"}[self.verdict]
        axes.set_title(f"{word} {self.candidate}", fontsize=10, loc="left")
        return figure

    def __repr__(self) -> str:
        lines = [f"Ladder on {self.name}: {self.rows()[0]['items']} questions, {self.metric} match"]
        width = max(len(label) for label in self.labels)
        for row in self.rows():
            p_value = "" if row["p_vs_previous"] is None else f"  p {row['p_vs_previous']:.2g} vs previous"
            lines.append(
                f"  {row['candidate']:<{width}}  {row['accuracy']:6.1%}  [{row['low']:.1%}, {row['high']:.1%}]"
                f"  {row['tokens_in']:.0f}+{row['tokens_out']:.0f} tokens  {row['seconds']:.2f} s"
                f"  built in {row['build_seconds']:.0f} s{p_value}"
            )
        lines += [f"  note: {note}" for note in self.notes]
        return "\n".join([*lines, f"{self.verdict}: {self.reason}"])


def _wrap(label: str) -> str:
    return label.replace("+", "\n+").replace(":", ":\n")


def _cost(row: dict[str, Any]) -> str:
    built = f"{row['build_seconds']:.0f} s to build" if row["build_seconds"] else "nothing to build"
    return f"{built}\n{row['seconds'] * 1000:.0f} ms a question"
