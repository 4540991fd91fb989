#!/usr/bin/env bash
# Every weight anew from the corpus: rebuild.sh BASE, where BASE holds config.json, model.safetensors and tokenizer.json of all-MiniLM-L6-v2.
# Needs the extra `train`..
set -euo pipefail
cd "$(dirname "$0")/.."
base=${1:?the folder of the base encoder}
to=src/khabar/data/models/coder
export PYTHONPATH=training:src
python training/train.py --base "$base" --corpus 'training/corpus/w*.txt' --test 'training/corpus/dev/*.txt' --out training/out/coder --epochs 14 --batch 4
python training/export.py --base "$base" --net training/out/coder --to "$to"
python training/triage.py --corpus 'training/corpus/w*.txt' --test 'training/corpus/test/*.txt' --to "$to/triage.json"
python training/calibrate.py --model "$to" --write
python training/confidence.py --model "$to" --write --plot docs/images/reliability.svg
python eval/gate.py
