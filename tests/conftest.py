"""For every test, in both environments: one configuration, and a skip can be made to count as a failure."""

from collections.abc import Iterator

import pytest
from hypothesis import settings as hypothesis_settings

# The same draws at every run: what lands is what was seen to pass. `make test-long` draws anew, and tells its seed.
hypothesis_settings.register_profile("same_draws", derandomize=True, deadline=None)
hypothesis_settings.register_profile("new_draws", derandomize=False, deadline=None, max_examples=1000)
hypothesis_settings.load_profile("same_draws")

# Settings in pyproject.toml of plugins that only one of the two environments has.
PLUGIN_SETTINGS = {
    "django": ["DJANGO_SETTINGS_MODULE"],
    "asyncio": ["asyncio_mode", "asyncio_default_fixture_loop_scope"],
}


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    for plugin, settings in PLUGIN_SETTINGS.items():
        for setting in [] if pluginmanager.has_plugin(plugin) else settings:
            parser.addini(setting, f"of pytest-{plugin}, which is not installed here")
    parser.addoption("--no-skips", action="store_true", help="a skipped test fails: what it needs must be there")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and item.config.getoption("--no-skips"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which --no-skips forbids: {report.longrepr}"
    return report  # type: ignore[return-value]  # pytest's hooks return from a generator


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    report = yield
    if report.skipped and collector.config.getoption("--no-skips"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which --no-skips forbids: {report.longrepr}"
    return report  # type: ignore[return-value]
