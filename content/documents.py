"""YAML files with the line of everything in them, and what is said of a broken one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from content.yaml_file import read_yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Key = str | int


@dataclass(frozen=True, order=True)
class Fault:
    """One broken rule, told to content staff in one French sentence."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        place = f"{self.file}, ligne {self.line}" if self.line else self.file
        return f"{place} : {self.sentence}"


@dataclass(frozen=True)
class Question:
    """One line under `examples:`."""

    intent: str
    text: str
    file: str
    line: int


@dataclass(frozen=True)
class Document:
    """One file of `data/`: `name` is its path there."""

    name: str
    content: Mapping[str, Any]
    root: yaml.Node

    @property
    def folder(self) -> str:
        """`answer`, `steer`, `guided`, or nothing for the files that stand alone."""
        return self.name.rpartition("/")[0]

    @property
    def is_page(self) -> bool:
        """Tell whether it is a subject."""
        return self.folder in {"answer", "steer"}

    @property
    def stem(self) -> str:
        """The file's name, without folder and ending."""
        return self.name.rpartition("/")[2].removesuffix(".yml")

    def fault(self, sentence: str, *path: Key) -> Fault:
        """Return a fault at the place that `path` leads to, as far as the file has it."""
        return Fault(self.name, _line(self.root, path), sentence)

    def questions(self) -> Iterator[Question]:
        """Yield every question of the file."""
        for number, line, text in self.example_lines():
            if text.startswith("- "):
                yield Question(self.content["nlu"][number]["intent"], text[2:].strip(), self.name, line)

    def example_lines(self) -> Iterator[tuple[int, int, str]]:
        """Yield (index under `nlu`, line of the file, stripped text) of all lines under `examples:`."""
        for number, item in enumerate(self.content.get("nlu") or ()):
            node = _value(self.root, ("nlu", number, "examples"))
            if isinstance(node, yaml.ScalarNode):
                # The text of `examples: |` starts on the line below.
                first = node.start_mark.line + 2
                for offset, text in enumerate(str(item["examples"]).splitlines()):
                    if text.strip():
                        yield number, first + offset, text.strip()

    def doubled_keys(self) -> Iterator[Fault]:
        """Yield a fault for each key written twice in one place: YAML keeps the last and says nothing."""
        pending = [self.root]
        while pending:
            node = pending.pop()
            if isinstance(node, yaml.MappingNode):
                seen: set[str] = set()
                for key, value in node.value:
                    if key.value in seen:
                        yield Fault(self.name, key.start_mark.line + 1, f"« {key.value} » est écrit deux fois.")
                    seen.add(key.value)
                    pending.append(value)
            elif isinstance(node, yaml.SequenceNode):
                pending.extend(node.value)


def read_document(data: Path, path: Path) -> Document:
    """Return the file at `path`, below `data`. Raises InvalidContent like read_yaml."""
    content = read_yaml(path)
    root: Any = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    return Document(path.relative_to(data).as_posix(), content, root)


def _line(root: yaml.Node, path: tuple[Key, ...]) -> int:
    line, node = 0, root
    for key in path:
        step = _step(node, key)
        if step is None:
            break
        line, node = step[0].start_mark.line + 1, step[1]
    return line


def _value(root: yaml.Node, path: tuple[Key, ...]) -> yaml.Node | None:
    node = root
    for key in path:
        step = _step(node, key)
        if step is None:
            return None
        node = step[1]
    return node


def _step(node: yaml.Node, key: Key) -> tuple[yaml.Node, yaml.Node] | None:
    # The node that names a place, and the node that is there.
    if isinstance(node, yaml.MappingNode):
        return next(((name, value) for name, value in node.value if name.value == str(key)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key], node.value[key]
    return None
