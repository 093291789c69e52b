"""Which cases not every check is for. schemathesis loads this file because of SCHEMATHESIS_HOOKS."""

import schemathesis
from schemathesis.generation import GenerationMode


def holds_null(content):
    if isinstance(content, dict):
        return any(holds_null(value) for value in content.values())
    if isinstance(content, list):
        return any(holds_null(item) for item in content)
    return content is None


@schemathesis.hook
def before_call(context, case, kwargs):
    """null is taken as what is left out, and the documents do not say so of each field: so an answer that takes it is no
    fault (negative_data_rejection), but for all other checks it is a case like any other. That check is for cases that are
    marked as negative; the only one for those that are not, positive_data_acceptance, is off."""
    if case.meta is not None and holds_null(case.body):
        case.meta.generation.mode = GenerationMode.POSITIVE
