"""Logs that cannot hold what people write.

Libraries put message texts into log lines, warnings and exceptions. So only the project's own lines are written
as they are; of any other line, and of every exception, one learns where and of which kind, not what it said.
"""

import faulthandler
import logging
import resource
import sys
import threading
import traceback
from types import TracebackType

OUR_ROOMS = ("content", "bot", "actions", "handoff")


class NamesOnlyFormatter(logging.Formatter):
    """Writes our own messages; for others the logger, the line of code and the kind of exception."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line without any text that came from outside the code."""
        ours = record.name.split(".")[0] in OUR_ROOMS
        said = record.getMessage() if ours else f"(line {record.lineno} of {record.module}, text withheld)"
        line = f"{record.levelname} {record.name}: {said}"
        fault = record.exc_info[1] if record.exc_info else None
        return f"{line} [{describe(fault)}]" if fault else line


def describe(fault: BaseException) -> str:
    """Return the kind of an exception and the places it came through, without its message."""
    frames = traceback.extract_tb(fault.__traceback__)[-4:]
    places = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(fault).__name__} at {places}" if places else type(fault).__name__


def keep_text_out_of_logs(level: int = logging.INFO) -> None:
    """Put every logger, warning and uncaught exception of this process under NamesOnlyFormatter; forbid core dumps.

    Loggers configured before are stripped of their handlers: call this last before serving.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(NamesOnlyFormatter())
    root = logging.getLogger()
    root.handlers, root.level = [handler], level
    for logger in list(logging.Logger.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            logger.handlers, logger.propagate = [], True
            # A library's own chatter below WARNING tells nothing once its text is withheld.
            if logger.name.split(".")[0] not in OUR_ROOMS:
                logger.setLevel(logging.WARNING)
    # A line of ours that cannot be put together would be printed raw, arguments included.
    logging.raiseExceptions = False
    logging.captureWarnings(capture=True)
    sys.excepthook = _report
    threading.excepthook = lambda args: _report(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)
    sys.unraisablehook = lambda args: _report(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)
    faulthandler.disable()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _report(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("content.quiet_log").critical("stopped by %s", describe(fault.with_traceback(trace)))
