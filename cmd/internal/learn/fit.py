"""Fits boosted trees to a feature file.  usage: fit.py CONFIG.json

CONFIG: {"objective": "binary" | "lambdarank" | "softmax", "rounds": N, "params": {LightGBM's own parameters},
"train": feature file, "model": file for the model's text, "predict": [[feature file, file for raw scores], ...]}

A feature file has a line of JSON with the names of the features, then rows of 32-bit words: label, weight, group, features.
Raw scores are written as 64-bit floats. The same input gives the same model: nothing is random but by the seed.
"softmax" learns which row of a group is the right one: the raw scores of a group, through a softmax, are probabilities.
"""
import json, os, sys

os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # threads that wait by spinning starve whoever shares the processors
import lightgbm, numpy

FIXED = {"seed": 1, "num_threads": 1, "deterministic": True, "force_row_wise": True, "verbose": -1}


def read(path):
    with open(path, "rb") as f:
        names = json.loads(f.readline())["features"]
        words = numpy.frombuffer(f.read(), dtype="<u4").reshape(-1, len(names) + 3)
    values = words.view("<f4")
    return names, values[:, 3:], values[:, 0].astype(float), values[:, 1].astype(float), words[:, 2]


def sizes(group):
    """How many rows follow one another with the same group."""
    starts = numpy.flatnonzero(numpy.r_[True, group[1:] != group[:-1]])
    return numpy.diff(numpy.r_[starts, len(group)])


def softmax(counts, label, weight):
    """The objective that takes a group's labels for shares of one choice; a group without a right row teaches nothing."""
    starts = numpy.r_[0, numpy.cumsum(counts)[:-1]]

    def total(x):
        return numpy.repeat(numpy.add.reduceat(x, starts), counts)

    right = total(label)
    want = label / numpy.maximum(right, 1e-9)
    weight = numpy.where(right > 0, weight, 0)

    def objective(score, _):
        e = numpy.exp(score - numpy.repeat(numpy.maximum.reduceat(score, starts), counts))
        p = e / total(e)
        return weight * (p - want), weight * numpy.maximum(2 * p * (1 - p), 1e-6)

    return objective


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        cfg = json.load(f)
    names, x, label, weight, group = read(cfg["train"])
    objective, counts = cfg["objective"], sizes(group)
    params = {**FIXED, **(cfg.get("params") or {}), "objective": softmax(counts, label, weight) if objective == "softmax" else objective}
    data = lightgbm.Dataset(x, label=label, weight=weight, feature_name=names, group=counts if objective == "lambdarank" else None)
    booster = lightgbm.train(params, data, num_boost_round=cfg["rounds"])
    booster.save_model(cfg["model"])
    for path, out in cfg.get("predict") or []:
        booster.predict(read(path)[1], raw_score=True).astype("<f8").tofile(out)


main()
