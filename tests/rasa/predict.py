"""`python predict.py MODELS FILE` writes the model's predictions for 500 messages, exactly (hexadecimal floats).

It runs in whichever environment calls it.
"""

import asyncio
import json
import random
import sys
from pathlib import Path

from rasa.core.agent import Agent
from rasa_command import TINY

COUNT = 500


def messages() -> list[str]:
    """Training words shuffled into messages of 1 to 9 words: clear ones, mixed ones, nonsense."""
    lines = (TINY / "data" / "nlu.yml").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if "- " in line for word in line.split()]
    chance = random.Random(2020)
    return [" ".join(chance.choice(words) for _ in range(chance.randint(1, 9))) for _ in range(COUNT)]


async def predict(models: str) -> list[list[tuple[str, str]]]:
    agent = Agent.load(models)
    parsed = [await agent.parse_message(message) for message in messages()]
    return [[(guess["name"], float(guess["confidence"]).hex()) for guess in one["intent_ranking"]] for one in parsed]


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(asyncio.run(predict(sys.argv[1]))), encoding="utf-8")
