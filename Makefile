# Everything a person does here. `make` alone lists it.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
PORT ?= 8000
HOST ?= 127.0.0.1
BOT := .venv-bot/bin/python
HANDOFF := .venv-handoff/bin/python
export RASA_TELEMETRY_ENABLED := false
export SQLALCHEMY_SILENCE_UBER_WARNING := 1

.PHONY: help install run train ask evaluate folds simulate test test-fast test-long check format full-rasa bench-rasa clean

help: ## Cette liste
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s  %s\n", $$1, $$2}' Makefile

run: ready ## La démonstration complète, sur cette machine (PORT=8000) ; Ctrl-C arrête tout
	@exec $(HANDOFF) -m tools.run --host "$(HOST)" --port "$(PORT)"

test: ready ## Tous les tests, les vérifications et les parcours dans un navigateur (moins de 15 minutes)
	@exec $(HANDOFF) -m tools.suite test

test-fast: ready ## Les tests rapides (une à deux minutes)
	@exec $(HANDOFF) -m tools.suite fast

test-long: ready ## Les tests longs (SEED=… pour rejouer un tirage)
	@SEED="$(SEED)" exec $(HANDOFF) -m tools.suite long

check: ready ## Style, types, frontières entre les dossiers, relecture du contenu
	@exec $(HANDOFF) -m tools.suite check

train: ready ## Entraîne le robot, si le contenu a changé
	@exec $(HANDOFF) -m tools.train

ask: train ## Poser des questions au robot, sans serveur
	@exec $(BOT) -m bot.ask

evaluate: train ## Note le robot sur les messages de tests/evaluation/, puis en cinq plis (trois minutes)
	@exec $(BOT) -m tests.evaluation.evaluate

folds: ready ## Cinq plis sur les questions de data/ : justesse et calibration (quelques minutes)
	@exec $(BOT) -m tests.evaluation.folds

simulate: ready ## Des journées de la file sur une horloge virtuelle : l'attente annoncée tient-elle ? (une à trois minutes)
	@exec $(HANDOFF) -m simulation

format: ready ## Met le code en forme
	@$(HANDOFF) -m ruff check --fix-only --quiet
	@exec $(HANDOFF) -m ruff format --quiet

install: ## Installe ce qui manque ; remet Rasa sans TensorFlow après full-rasa
	@exec python3 tools/install.py --default

full-rasa: ## Installe Rasa avec TensorFlow (pour essayer DIET ou TED)
	@exec python3 tools/install.py --full-rasa

bench-rasa: ready ## Compare l'installation de Rasa à celle d'origine (3 Go de disque, plusieurs minutes)
	@python3 tools/install.py --full-rasa-aside
	@exec $(HANDOFF) bench/light_rasa.py .venv-bot .venv-full

clean: ## Efface ce que make a produit, sauf les installations (.venv-*, .tools)
	@rm -rf .run .rasa models results .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -not -path './.venv-*' -not -path './.tools/*' -prune -exec rm -rf {} +

# Both environments up to date; says something only when there is something to do.
.PHONY: ready
ready:
	@command -v python3 >/dev/null || { echo "python3 manque : installez les paquets python3 et python3-venv."; exit 1; }
	@python3 tools/install.py
