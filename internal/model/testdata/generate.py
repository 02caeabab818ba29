"""Writes the models and predictions of TestAgreesWithLightGBM, from invented data.

usage: python3 generate.py    in this folder, with lightgbm 4.6.0 and numpy
"""
import lightgbm, numpy

ROWS, FEATURES, KEPT = 1200, 6, 300
random = numpy.random.default_rng(7)
x = random.normal(size=(ROWS, FEATURES)).astype(numpy.float32)
x[:, 1] = numpy.round(x[:, 1])              # many exact zeros
x[:, 2] = (x[:, 2] > 0).astype(numpy.float32)
x[random.random(x.shape) < 0.15] = numpy.nan
logit = numpy.where(numpy.isnan(x[:, 0]), 1.5, x[:, 0]) + numpy.nan_to_num(x[:, 1]) * numpy.nan_to_num(x[:, 2])
y = (random.random(ROWS) < 1 / (1 + numpy.exp(-logit))).astype(int)
names = [f"f{i}" for i in range(FEATURES)]
same = {"verbose": -1, "num_leaves": 12, "seed": 1, "deterministic": True, "num_threads": 1}
settings = {
    "nan": ({"objective": "binary"}, x),
    "zero": ({"objective": "binary", "zero_as_missing": True}, x),
    "none": ({"objective": "binary", "use_missing": False}, x),
    "clean": ({"objective": "binary"}, numpy.nan_to_num(x)),  # NaN is seen at prediction only
    "rank": ({"objective": "lambdarank"}, x),
    "stump": ({"objective": "binary", "min_data_in_leaf": ROWS}, x),
}
numpy.savetxt("rows.tsv", x[:KEPT], fmt="%.9g", delimiter="\t")
for name, (params, rows) in settings.items():
    group = [10] * (ROWS // 10) if name == "rank" else None
    data = lightgbm.Dataset(rows, label=y, group=group, feature_name=names)
    booster = lightgbm.train({**same, **params}, data, num_boost_round=20)
    booster.save_model(f"{name}.txt")
    numpy.savetxt(f"{name}.tsv", booster.predict(x[:KEPT], raw_score=True), fmt="%.17g")
