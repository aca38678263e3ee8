"""Everything that `content` raises."""


class ContentError(Exception):
    """Base of the family: catch this one to catch them all."""


class InvalidContent(ContentError):
    """A file of `data/` breaks a rule. The message is French, for content staff, and names the file."""


class RefusedText(ContentError):
    """A citizen's input cannot be taken as a message.

    `code` is for machines (`not_text`, `empty`, `too_long`), `sentence` is French, for the citizen.
    Neither carries any part of the input.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence


class BrokenReply(ContentError):
    """The bot's items cannot be read as a reply. The message names the shape that was wrong, never a text."""
