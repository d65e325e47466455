"""All that is wrong with the settings, where reading them ends at the first fault."""

import re
from typing import Any

from api.settings import Settings, load_settings
from assistant.errors import BadSetting

_NAME = re.compile(r"\b(?:OKR_([A-Z_]+)|(OPENAI_[A-Z_]+))\b")


def setting_faults() -> list[str]:
    """Give a sentence for each setting that cannot work."""
    faults: list[str] = []
    instead: dict[str, Any] = {}  # what each faulty setting is by default, so that the next one comes to light
    while True:
        try:
            Settings(**instead) if instead else load_settings()
        except BadSetting as error:
            faults.append(str(error))
            named = _NAME.search(str(error))
            field = (named[1] or named[2]).lower() if named else ""
            if field in instead or field not in Settings.model_fields:
                return faults
            instead[field] = Settings.model_fields[field].get_default(call_default_factory=True)
        else:
            return faults
