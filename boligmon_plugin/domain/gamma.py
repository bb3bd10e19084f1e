"""The gamma distribution without scipy, which a QGIS installation may lack: tails and quantiles of arrays."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .errors import DomainError

_EPSILON = float(np.finfo(np.float64).eps)
_TINY = 1e-300  # stands in for 0 in the continued fraction (Lentz)
_BLOCK = 16  # terms between two looks at what has converged
_STIRLING_FROM = 10.0  # from this shape on the mass is taken from Stirling's series, free of cancellation
_POWER_BELOW = -40.0  # log x below which P(x) = x^a / Gamma(a + 1) to the last bit
_MAX_STEPS = 200  # Newton needs 3 to 15
_LAST_STEP = 1e-8
_NEAR_ONE = 0.1  # where the deviance is summed as a series; ten terms reach the last bit
_LARGEST = float(np.finfo(np.float64).max)


def gamma_p(x: ArrayLike, shape: ArrayLike) -> NDArray[np.float64]:
    """Lower tail P(X <= x) of a gamma distribution with scale 1: the regularised incomplete gamma function P.

    Args:
        x: >= 0, any shape, broadcast against ``shape``; NaN where unknown.
        shape: > 0, the distribution's shape parameter; 0 is the distribution that is always 0.

    Returns:
        The probabilities, in the broadcast shape; NaN where an argument is NaN.

    Raises:
        DomainError: ``gamma_argument`` (name, value): a negative ``x`` or a negative or infinite ``shape``.

    Source:
        Press, Teukolsky, Vetterling & Flannery, Numerical Recipes (3rd ed. 2007), section 6.2.
    """
    return _both_tails(x, shape)[0]


def gamma_q(x: ArrayLike, shape: ArrayLike) -> NDArray[np.float64]:
    """Upper tail P(X > x) of a gamma distribution with scale 1; arguments, errors, source as ``gamma_p``."""
    return _both_tails(x, shape)[1]


def gamma_quantile(p: ArrayLike, shape: ArrayLike) -> NDArray[np.float64]:
    """The x below which a gamma variable with scale 1 lies with probability p.

    Newton's method for the logarithm of the nearer tail in log x. Both are concave functions (the logarithm
    of a gamma variable has a log-concave density), so that the steps cannot run away from any start.

    Args:
        p: probabilities, 0 to 1, any shape, broadcast against ``shape``; NaN where unknown.
        shape: >= 0; the quantile of shape 0 is 0.

    Returns:
        The quantiles in the broadcast shape: 0 for p = 0, infinite for p = 1, NaN where an argument is NaN.
        Relative error below 1e-12 for shapes from 0.01 to 1e5; below 5e-324 the quantile is 0.

    Raises:
        DomainError: ``gamma_argument`` (name, value): p outside 0 to 1, a negative or infinite shape.

    Source:
        First guess: Wilson & Hilferty (1931), PNAS 17:684. Inverse of ``gamma_p`` otherwise.
    """
    chance, form = _argument(p, "p", high=1.0), _argument(shape, "shape", high=_LARGEST)
    normal = NormalDist()
    inside = np.clip(np.nan_to_num(chance, nan=0.5), _TINY, 1 - _EPSILON / 2)
    deviate = np.array([normal.inv_cdf(value) for value in inside.ravel().tolist()]).reshape(inside.shape)
    chance, form, deviate = np.broadcast_arrays(chance, form, deviate)
    result = np.where(np.isnan(chance) | np.isnan(form), np.nan, 0.0)
    result[(chance == 1) & (form > 0)] = np.inf
    todo = (chance > 0) & (chance < 1) & (form > 0)
    result[todo] = _quantiles(chance[todo], form[todo], deviate[todo])
    return result


def _argument(values: ArrayLike, name: str, *, high: float) -> NDArray[np.float64]:
    number = np.asarray(values, dtype=np.float64)
    wrong = (number < 0) | (number > high)
    if wrong.any():
        raise DomainError("gamma_argument", name=name, value=float(number[wrong].flat[0]))
    return number


def _quantiles(
    chance: NDArray[np.float64], form: NDArray[np.float64], deviate: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Quantiles for 0 < p < 1 and shape > 0; all shape (n,)."""
    log_factorial = _log_gamma(form + 1)
    log_x = (np.log(chance) + log_factorial) / form  # never above the root: P(x) <= x^a / Gamma(a + 1)
    for lower in (True, False):
        rows = np.flatnonzero((log_x > _POWER_BELOW) & ((chance <= 1 - chance) == lower))
        a, below, guess = form[rows], log_x[rows], np.zeros(len(rows))
        cube = 1 - 1 / (9 * a) + deviate[rows] / (3 * np.sqrt(a))
        np.log(a * np.maximum(cube, _EPSILON) ** 3, out=guess)
        if lower:  # the root is below the median, which is below a
            log_tail, start = np.log(chance[rows]), np.clip(guess, below, np.maximum(np.log(a), below))
        else:
            # For a < 1 the guess is poor; 1 or -log(q Gamma(a)), the greater, is never below the root.
            log_tail = np.log1p(-chance[rows])
            above = np.log(np.maximum(1.0, np.log(a) - log_factorial[rows] - log_tail))
            start = np.where(a < 1, above, np.maximum(guess, below))
        log_x[rows] = _newton(start, log_tail, a, lower=lower)
    with np.errstate(under="ignore"):
        return np.exp(log_x)


def _newton(
    start: NDArray[np.float64], log_tail: NDArray[np.float64], form: NDArray[np.float64], *, lower: bool
) -> NDArray[np.float64]:
    """Solve log tail(exp(u)) = log_tail for u."""
    root = start.copy()
    rows = np.arange(len(root))
    for _ in range(_MAX_STEPS):
        if rows.size == 0:
            return root
        a, u = form[rows], root[rows]
        log_p, log_q, log_slope = _log_tails(np.exp(u), a)
        log_now, sign = (log_p, 1.0) if lower else (log_q, -1.0)
        step = (log_tail[rows] - log_now) * np.exp(log_now - log_slope) * sign
        root[rows] = u + step
        # What is left is of the order of the step's square times the curvature, at most about sqrt(a).
        rows = rows[np.abs(step) * np.maximum(1.0, np.sqrt(a)) > _LAST_STEP]
    raise ArithmeticError("the gamma quantile did not converge")


def _both_tails(x: ArrayLike, shape: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    value = _argument(x, "x", high=np.inf)
    form = _argument(shape, "shape", high=_LARGEST)
    value, form = np.broadcast_arrays(value, form)
    lower: NDArray[np.float64] = np.where((value == np.inf) | (form == 0), 1.0, 0.0)
    lower[np.isnan(value) | np.isnan(form)] = np.nan
    upper = np.array(1.0 - lower)  # an array also where there is but one value
    todo = (value > 0) & (value < np.inf) & (form > 0)
    log_p, log_q, _ = _log_tails(value[todo], form[todo])
    lower[todo], upper[todo] = np.exp(log_p), np.exp(log_q)
    return lower, upper


def _log_tails(
    x: NDArray[np.float64], form: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Logarithms of both tails and of x times the density; x and shape > 0 and finite, shape (n,)."""
    log_mass = _log_mass(x, form)
    log_slope = log_mass + np.log(form)
    log_p, log_q = np.empty(len(x)), np.empty(len(x))
    series = x < form + 1
    log_p[series] = log_mass[series] + np.log(_series(x[series], form[series]))
    log_q[~series] = log_slope[~series] + np.log(_fraction(x[~series], form[~series]))
    with np.errstate(divide="ignore"):  # a tail below the resolution of the other is 0
        log_q[series] = np.log(-np.expm1(np.minimum(log_p[series], 0.0)))
        log_p[~series] = np.log(-np.expm1(np.minimum(log_q[~series], 0.0)))
    return log_p, log_q, log_slope


def _series(x: NDArray[np.float64], form: NDArray[np.float64]) -> NDArray[np.float64]:
    """P(x) divided by x^a exp(-x) / Gamma(a + 1): 1 + x/(a+1) + x^2/((a+1)(a+2)) + ..., for x < a + 1."""
    result = np.ones(len(x))
    rows, total, term, k = np.arange(len(x)), np.ones(len(x)), np.ones(len(x)), 0
    while rows.size:
        for _ in range(_BLOCK):
            k += 1
            term = term * (x / (form + k))
            total = total + term
        result[rows] = total
        on = term > _EPSILON * total
        rows, total, term, x, form = rows[on], total[on], term[on], x[on], form[on]
    return result


def _fraction(x: NDArray[np.float64], form: NDArray[np.float64]) -> NDArray[np.float64]:
    """Q(x) divided by x^a exp(-x) / Gamma(a), for x >= a + 1: a continued fraction by Lentz's method."""
    result = np.ones(len(x))
    rows, k = np.arange(len(x)), 0
    b = x + 1 - form
    c, d = np.full(len(x), 1 / _TINY), 1 / b
    total = d.copy()
    while rows.size:
        for _ in range(_BLOCK):
            k += 1
            a = -k * (k - form)
            b = b + 2
            d = a * d + b
            d = 1 / np.where(np.abs(d) < _TINY, _TINY, d)
            c = b + a / c
            c = np.where(np.abs(c) < _TINY, _TINY, c)
            factor = c * d
            total = total * factor
        result[rows] = total
        on = np.abs(factor - 1) > 2 * _EPSILON
        rows, total, b, c, d, x, form = rows[on], total[on], b[on], c[on], d[on], x[on], form[on]
    return result


def _log_gamma(form: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.array([math.lgamma(value) for value in form.tolist()], dtype=np.float64)


def _log_mass(x: NDArray[np.float64], form: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logarithm of x^a exp(-x) / Gamma(a + 1).

    Source:
        From shape 10 on Loader (2000), Fast and accurate computation of binomial probabilities: Stirling's
        error and the deviance, instead of a difference of large numbers.
    """
    result = np.empty(len(x))
    big = form >= _STIRLING_FROM
    small_x, small = x[~big], form[~big]
    result[~big] = small * np.log(small_x) - small_x - _log_gamma(small + 1)
    a, at = form[big], x[big]
    inverse = 1 / (a * a)
    error = 1 / 1188 - inverse * (691 / 360360 - inverse / 156)
    error = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse * error)))) / a
    result[big] = -0.5 * np.log(2 * math.pi * a) - error - a * _deviance(at / a)
    return result


def _deviance(ratio: NDArray[np.float64]) -> NDArray[np.float64]:
    """r - 1 - log r, without cancellation near r = 1 (there log r = 2 artanh v, v = (r - 1) / (r + 1))."""
    v = (ratio - 1) / (ratio + 1)
    square = v * v
    tail = np.zeros(len(v))
    for odd in range(21, 1, -2):
        tail = (tail + 1 / odd) * square
    near = (ratio - 1) * v - 2 * v * tail
    with np.errstate(divide="ignore"):
        return np.where(np.abs(v) < _NEAR_ONE, near, ratio - 1 - np.log(ratio))
