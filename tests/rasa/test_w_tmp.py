import importlib, pytest, os
os.environ["BOT_TOKEN"]="x"
@pytest.mark.parametrize("m",["rasa.shared.importers.importer","rasa.core.agent","rasa.model_training","rasa.core.run","rasa_sdk.endpoint","rasa_sdk.executor","spacy","skops.io","lingua","sklearn","bot.in_process","bot.importer","bot.channel","bot.serve","bot.tracker_store","bot.text_classifier","bot.interrupt_policy","actions.server","rasa.core.test","rasa.validator"])
def test_m(m): importlib.import_module(m)
