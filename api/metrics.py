"""What an operator's Prometheus counts: requests, drafts, the model's calls, tokens, cost and faults, findings."""

import os
from collections.abc import Mapping
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4 as MEDIA_TYPE
from prometheus_client.multiprocess import MultiProcessCollector

from assistant.checker.rules import RULES

__all__ = ["MEDIA_TYPE", "SHARED", "Metrics"]

# Set by `okr serve` where several workers count into one folder.
SHARED = "PROMETHEUS_MULTIPROC_DIR"
_CODES = frozenset(rule.code for rule in RULES)
_TEAMS = "team"  # for all rules of a team's own house style
_METHODS = frozenset(("GET", "POST", "PATCH", "DELETE"))
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_TOKENS = {"input": "input_tokens", "output": "output_tokens"}


class Metrics:
    """The counts of one service. No label holds anything that a client writes freely."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        requests = ("method", "route", "status")
        self._requests = self._counter("requests", "Requests answered", requests)
        self._seconds = Histogram(
            "plumb_request_seconds",
            "From a request's first byte to its answer's last",
            ("method", "route"),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._drafts = self._counter("drafts", "Drafts handed out", ("drafter", "status"))
        self._model_requests = self._counter("model_requests", "Requests to the model", ())
        self._tokens = self._counter("model_tokens", "Tokens the model counted", ("kind",))
        self._dollars = self._counter("model_cost_dollars", "Cost by the prices of OKR_MODEL_PRICE", ())
        self._faults = self._counter("model_faults", "Drafts for which the model failed", ("code",))
        self._findings = self._counter("findings", "Findings in drafts and checks", ("code",))

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count an answer; `route` is the pattern, not the address."""
        method = method if method in _METHODS else "other"
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)

    def draft(self, draft: Mapping[str, Any]) -> None:
        """Count a draft as it is handed out."""
        provenance = draft["provenance"]
        usage = provenance["usage"]
        self._drafts.labels(provenance["drafter"], draft["status"]).inc()
        self._model_requests.inc(usage.get("requests", 0))
        for kind, name in _TOKENS.items():
            self._tokens.labels(kind).inc(usage.get(name, 0))
        self._dollars.inc(usage.get("cost_usd", 0))
        if provenance["fallback"] is not None:
            self.fault(provenance["fallback"])
        self.report(draft["report"])

    def fault(self, code: str) -> None:
        """Count a fault of the model."""
        self._faults.labels(code).inc()

    def report(self, report: Mapping[str, Any]) -> None:
        """Count the findings of a report."""
        for finding in report["findings"]:
            code = finding["code"]
            self._findings.labels(code if code in _CODES else _TEAMS).inc()

    def text(self) -> bytes:
        """Give all counts as Prometheus reads them, those of the other workers included."""
        registry = self._registry
        if SHARED in os.environ:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)

    def _counter(self, name: str, said: str, labels: tuple[str, ...]) -> Counter:
        return Counter(f"plumb_{name}", said, labels, registry=self._registry)
