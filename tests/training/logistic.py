"""Logistic regression whose weights are drawn to given ones, by numpy and scipy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Vector: TypeAlias = Any
"""A numpy array of one dimension."""

Matrix: TypeAlias = Any
"""A sparse matrix of scipy, a row an example."""


def matrix(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Matrix:
    """Give rows of named numbers as a matrix with these columns."""
    columns = {name: column for column, name in enumerate(names)}
    cells = [
        (row, columns[name], value)
        for row, values in enumerate(rows)
        for name, value in sorted(values.items())
        if name in columns
    ]
    row, column, value = zip(*cells, strict=True)
    return csr_matrix((value, (row, column)), shape=(len(rows), len(names)))


def fit(
    x: Matrix, y: Vector, weight: Vector, toward: Vector, pull: Vector
) -> tuple[Vector, float]:
    """Give weights and start that tell y = 1 from y = 0.

    `weight` is what each example counts; `toward` is where weights are drawn to, and
    `pull` how strongly (a Gaussian prior with mean `toward` and precision `pull`).
    """
    sign = 2 * y - 1

    def loss(at: Vector) -> tuple[float, Vector]:
        margin = sign * (x @ at[:-1] + at[-1])
        away = at[:-1] - toward
        value = (weight * np.logaddexp(0, -margin)).sum() + 0.5 * (pull * away**2).sum()
        slope = -weight * sign / (1 + np.exp(np.clip(margin, -500, 500)))
        return value, np.append(x.T @ slope + pull * away, slope.sum())

    found = minimize(
        loss,
        np.append(toward, 0.0),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": 9000, "maxfun": 20000, "ftol": 1e-15, "gtol": 1e-9},
    )
    return found.x[:-1], float(found.x[-1])


def balanced(y: Vector) -> Vector:
    """Give weights of examples by which both answers count the same."""
    share = y.mean()
    return np.where(y == 1, 0.5 / share, 0.5 / (1 - share))
