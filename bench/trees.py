"""Grow decision trees with scikit-learn and write them as `lint.language.trees.Trees` reads them."""

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer

from lint.language.trees import Trees

NODE = 4  # numbers


def grow(rows: list[dict[str, float]], labels: list[bool]) -> Trees:
    """Small trees and few of them: they must load in milliseconds, and text to come is unlike the text learnt from."""
    vectors = DictVectorizer(sparse=False)
    x = vectors.fit_transform(rows)
    model = HistGradientBoostingClassifier(
        max_iter=250, learning_rate=0.08, max_leaf_nodes=12, min_samples_leaf=40, l2_regularization=2.0, random_state=1
    )
    model.fit(x, labels)
    grown = [_flat(predictors[0].nodes) for predictors in model._predictors]
    return Trees(round(float(model._baseline_prediction[0, 0]), 4), list(vectors.get_feature_names_out()), grown)


def _flat(nodes: np.ndarray) -> list[float]:
    row: list[float] = []
    for node in nodes:
        if node["is_leaf"]:
            row += [-1, round(float(node["value"]), 4), 0, 0]
        else:
            row += [int(node["feature_idx"]), float(f"{node['num_threshold']:.5g}"), NODE * int(node["left"]), NODE * int(node["right"])]
    return row


def scaled(trees: Trees, factor: float, shift: float) -> Trees:
    """Trees that say `factor` times what these say, and `shift` more."""
    rows = [[round(value * factor, 4) if i % NODE == 1 and row[i - 1] < 0 else value for i, value in enumerate(row)] for row in trees.rows]
    return Trees(round(trees.start * factor + shift, 4), trees.names, rows)
