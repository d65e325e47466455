"""`okr eval DATASET`: drafts or judges every case of a dataset, scores it, and reports."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.commands.options import PRESETS, Choice
from api.output_file import check_place, write_file
from api.prompt_folder import METAVAR
from api.terminal import complain, show
from assistant.errors import BadSetting
from assistant.so_many import so_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.compare import Comparison
    from evals.summary import Summary


@click.command("run")
@click.argument("dataset", required=False)
@click.option(
    "--model", "models", multiple=True, metavar="NAME", help="Draft with this model; more than once compares."
)
@click.option(
    "--preset", "presets", multiple=True, type=Choice(PRESETS), help="A house style; more than once compares."
)
@click.option("--config", "configs", multiple=True, metavar="FILE", help="An okr.toml; more than once compares.")
@click.option(
    "--prompt", "prompts", multiple=True, metavar=METAVAR, help="What the model is asked with; more than once compares."
)
@click.option("--judge", metavar="NAME", help="Let this model judge the OKRs by the rubric, too.")
@click.option("--repeat", type=click.IntRange(1, 100), default=1, show_default=True, help="Draft each case so often.")
@click.option("-j", "jobs", type=click.IntRange(1, 256), help="Workers. Default: one a core; 8 where a model is asked.")
@click.option(
    "--engine",
    type=Choice(("local", "ray")),
    default="local",
    show_default=True,
    help="Where the work is done: here, or on a Ray cluster.",
)
@click.option("--address", metavar="HOST:PORT", help="With --engine ray: the cluster. Default: one on this machine.")
@click.option(
    "--timeout",
    "seconds",
    type=click.FloatRange(1, 3600),
    default=60,
    show_default=True,
    help="Seconds a request may take.",
)
@click.option("--limit", type=click.IntRange(1), help="Take the first cases only.")
@click.option("--filter", "filters", multiple=True, metavar="KEY=VALUE", help="Take cases of this role, phase or tag.")
@click.option("--run", "named", metavar="NAME", help="The new run's name, or its folder. Default: by dataset and time.")
@click.option("--resume", metavar="RUN", help="Go on with a run that was broken off.")
@click.option("--retry-errors", is_flag=True, help="With --resume: do again what ended in an error.")
@click.option("--min-pass-rate", type=click.FloatRange(0, 1), metavar="P", help="Exit 1 where fewer pass.")
@click.option("--baseline", metavar="RUN", help="Compare with this run.")
@click.option("--fail-on-regression", is_flag=True, help="With --baseline: exit 1 where something got worse.")
@click.option(
    "-o", "outputs", multiple=True, metavar="FILE", help="Write a report: .html, .md, .json, .csv or .xml (JUnit)."
)
def run(
    dataset: str | None,
    models: tuple[str, ...],
    presets: tuple[str, ...],
    configs: tuple[str, ...],
    prompts: tuple[str, ...],
    judge: str | None,
    repeat: int,
    jobs: int | None,
    engine: str,
    address: str | None,
    seconds: float,
    limit: int | None,
    filters: tuple[str, ...],
    named: str | None,
    resume: str | None,
    retry_errors: bool,
    min_pass_rate: float | None,
    baseline: str | None,
    fail_on_regression: bool,
    outputs: tuple[str, ...],
) -> int:
    """Draft or judge every case of DATASET, score it, and report.

    DATASET is a JSONL or CSV file of notes or OKRs, or the name of a shipped one. Every result is kept at once: a run
    that is broken off goes on with --resume, and no answer of a model is paid for twice.
    """
    from api import eval_running
    from api.eval_compared import against, between_prompts
    from api.settings import load_settings
    from evals.compare_report import compare_text
    from evals.report import FORMS, write_report
    from evals.run import Run
    from evals.runner import Extent
    from evals.text_report import text_report

    for output in outputs:
        if Path(output).suffix.lower() not in FORMS:
            raise BadSetting(f"{output}: no report is written as this; name a file ending in {', '.join(FORMS)}.")
        check_place(output)
    if fail_on_regression and baseline is None:
        raise BadSetting("--fail-on-regression needs --baseline RUN to compare with.")
    runs_on = eval_running.engine(engine, address, jobs)
    settings = load_settings()
    before = None if baseline is None else Run.open(eval_running.run_folder(settings, baseline))
    if resume is not None:
        if dataset or models or presets or configs or prompts or judge or filters or named or limit or repeat != 1:
            raise BadSetting(
                "--resume goes on with what the run was begun with; leave out the dataset and its options."
            )
        work = eval_running.resumed(settings, resume, retry_errors)
    else:
        if dataset is None:
            raise BadSetting("Name a dataset: a JSONL or CSV file, or a shipped one such as meeting_notes.")
        if retry_errors:
            raise BadSetting("--retry-errors does again what a run could not do; name the run with --resume.")
        chosen = eval_running.configurations(settings, models, presets, configs, prompts)
        extent = Extent(repeat, limit, _wanted(filters), seconds)
        if judge == "offline":
            raise BadSetting("--judge offline: the checker judges offline already; name a model.")
        work = eval_running.begun(settings, dataset, chosen, extent, named, judge)
    found = work.do(runs_on)
    comparisons = between_prompts(work.run) if before is None else against(before, work.run)
    show(text_report(found).encode())
    for one in comparisons:
        show(b"\n" + compare_text(one).encode())
    for output in outputs:
        write_file(output, write_report(work.run, found, Path(output).suffix.lower(), comparisons))
    complain(f"The run is kept in {work.run.folder}")
    return _status(found, comparisons, min_pass_rate, fail_on_regression)


def _wanted(filters: tuple[str, ...]) -> dict[str, str]:
    for one in filters:
        if "=" not in one:
            raise BadSetting(f"--filter {one}: write KEY=VALUE, such as role=pm or industry=retail.")
    return dict(one.split("=", 1) for one in filters)


def _status(
    found: "Sequence[Summary]", comparisons: "Sequence[Comparison]", least: float | None, no_regression: bool
) -> int:
    """Give 0 where the gates are passed, 1 where one is not, 2 where nothing was judged.

    Errors count as not passed; without a gate one is enough for 2.
    """
    status = 0
    for one in found:
        name = f"{one.configuration}: " if one.configuration else ""
        errors = one.states["error"]
        if errors:
            complain(
                f"{name}{so_many(errors, 'case')} ended in an error ({', '.join(one.faults)}); --resume with"
                " --retry-errors does them again."
            )
        if one.count == errors or (errors and least is None and not no_regression):
            status = 2
        elif least is not None and (one.rate.value or 0.0) < least:
            complain(f"{name}the pass rate is {one.rate.value or 0.0:.3f}, less than {least}.")
            status = max(status, 1)
    worse = [one.other for one in comparisons if one.is_worse]
    if no_regression and worse:
        complain(f"Worse than the baseline by more than chance: {', '.join(worse)}.")
        status = max(status, 1)
    return status
