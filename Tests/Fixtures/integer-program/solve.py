"""Optima of (P2) by an integer program, as a check from outside on the exact scheduler.

Run once, by hand, and recorded in `instances.json`; no build or test needs Python:

    python3 -m pip install scipy        # 1.9 or later, which carries HiGHS
    python3 solve.py > instances.json

The program is the paper's own: a binary variable for every service and batch, and the end of a batch
as the sum of what came before, (1)-(7). Nothing of the reduction to two integers a service is used. All
times are whole milliseconds, so a limit is met exactly or missed by a millisecond, whatever the
tolerance; and each solution is rebuilt and judged in integers before it is written down.
"""

import json
import random
import sys
import time

import numpy
import scipy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_matrix

INSTANCES = 96

CURVES = [
    {"model": "power-law", "alpha": 492.24, "beta": 1.7225, "gamma": 4.0308},
    # Published points: not convex between 6 and 9 steps and at 9 to 10.
    {"model": "table", "points": [[1, 451], [3, 93.36], [4, 66.76], [5, 49.66], [6, 35.62], [7, 27.93],
                                  [8, 22.32], [9, 18.43], [10, 13.36], [20, 6.84]]},
    {"model": "power-law", "alpha": 121.59, "beta": 0.9163, "gamma": 4.1222},
    # It rises, twice.
    {"model": "table", "points": [[1, 300], [2, 80], [3, 95], [5, 20], [6, 24], [9, 8]]},
    # The first steps are worth little.
    {"model": "table", "points": [[1, 60], [2, 58], [4, 55], [8, 3]]},
]
DELAYS = [(24, 354), (18, 20), (50, 21), (100, 100), (24, 354), (300, 60)]
OUTAGES = [500, 451, 100]


def fid(quality, steps):
    if steps == 0:
        return quality["outage"]
    if quality["model"] == "power-law":
        return quality["alpha"] * steps ** -quality["beta"] + quality["gamma"]
    points = quality["points"]
    if steps <= points[0][0]:
        return points[0][1]
    for (t, q), (u, r) in zip(points, points[1:]):
        if steps <= u:
            return q + (r - q) * (steps - t) / (u - t)
    return points[-1][1]


def instance(number):
    """Instance `number`: times in milliseconds, budgets of all kinds."""
    draw = random.Random(number)
    count = 5 + number % 6
    a, b = DELAYS[draw.randrange(len(DELAYS))]
    quality = dict(CURVES[number % len(CURVES)], outage=OUTAGES[number // len(CURVES) % len(OUTAGES)])
    longest = draw.choice([5, 7, 9]) if count > 7 else draw.choice([6, 9, 12])
    style = number // 6 % 4
    shortest = draw.choice([-2, 1, longest // 3, longest // 2])
    common = [draw.randint(max(shortest, 1) * (a + b), longest * (a + b)) for _ in range(2)]
    budgets = []
    for _ in range(count):
        budget = draw.randint(shortest * (a + b), longest * (a + b))
        if style == 1:  # Ties.
            budget = draw.choice(common + [budget])
        if style == 2:  # Limits that batches of one meet exactly.
            budget = round(budget / (a + b)) * (a + b)
        if style == 3:  # Limits that some batches of several meet exactly.
            n = draw.randint(1, longest)
            budget = n * b + draw.randint(n, max(1, count // 2) * n) * a - draw.choice([0, 0, 1])
        if draw.random() < 0.1:
            budget = -draw.randint(0, 2 * (a + b))
        budgets.append(budget)
    return count, a, b, quality, budgets


def solve(count, a, b, quality, budgets):
    """The least sum of FID, with the batches that have it."""
    batches = max(0, max(budgets)) // (a + b)
    horizon = max(0, max(budgets))
    alone = [max(0, budget) // (a + b) for budget in budgets]
    values = [fid(quality, t) for t in range(batches + 1)]
    # Columns: x[k, n], service k is in batch n; y[n], there is a batch n; z[k, t], T_k = t.
    x = lambda k, n: k * batches + n
    y = lambda n: count * batches + n
    z = lambda k, t: count * batches + batches + k * (batches + 1) + t
    columns = count * batches + batches + count * (batches + 1)
    cost = numpy.zeros(columns)
    upper = numpy.ones(columns)
    rows, cols, entries, low, high = [], [], [], [], []

    def constrain(terms, least, most):
        for column, entry in terms:
            rows.append(len(low))
            cols.append(column)
            entries.append(entry)
        low.append(least)
        high.append(most)

    for k in range(count):
        for t in range(batches + 1):
            cost[z(k, t)] = values[t]
            if t > alone[k]:
                upper[z(k, t)] = 0
        constrain([(z(k, t), 1) for t in range(batches + 1)], 1, 1)
        constrain([(z(k, t), t) for t in range(batches + 1)] + [(x(k, n), -1) for n in range(batches)], 0, 0)
        for n in range(batches):
            if n >= alone[k]:
                upper[x(k, n)] = 0
            constrain([(x(k, n), 1), (y(n), -1)], -numpy.inf, 0)
            # The end of batch n is within the budget of everybody in it.
            end = [(x(i, m), a) for i in range(count) for m in range(n + 1)] + [(y(m), b) for m in range(n + 1)]
            late = horizon - budgets[k]
            end = [(c, e + late) if c == x(k, n) else (c, e) for c, e in end]
            constrain(end, -numpy.inf, budgets[k] + late)
    for n in range(batches):
        constrain([(x(k, n), -1) for k in range(count)] + [(y(n), 1)], -numpy.inf, 0)
        if n:
            constrain([(y(n), 1), (y(n - 1), -1)], -numpy.inf, 0)
    if batches == 0:
        return count * values[0], count * values[0], []
    matrix = coo_matrix((entries, (rows, cols)), shape=(len(low), columns)).tocsr()
    found = milp(cost, constraints=LinearConstraint(matrix, low, high), integrality=numpy.ones(columns),
                 bounds=Bounds(numpy.zeros(columns), upper), options={"mip_rel_gap": 0, "time_limit": 120})
    if found.status != 0:
        return None
    members = [[k for k in range(count) if found.x[x(k, n)] > 0.5] for n in range(batches)]
    return found.fun, found.mip_dual_bound, [batch for batch in members if batch]


def judged(count, a, b, quality, budgets, batches):
    """The steps and the sum of FID of batches that keep their budgets, in integers."""
    clock, steps = 0, [0] * count
    for batch in batches:
        clock += a * len(batch) + b
        for k in batch:
            assert clock <= budgets[k], (clock, budgets[k])
            steps[k] += 1
    return steps, sum(fid(quality, t) for t in steps)


def main():
    solved = []
    for number in range(INSTANCES):
        count, a, b, quality, budgets = instance(number)
        begin = time.time()
        result = solve(count, a, b, quality, budgets)
        taken = time.time() - begin
        if result is None:
            print(f"{number}: not solved in {taken:.0f} s, left out", file=sys.stderr)
            continue
        value, bound, batches = result
        steps, total = judged(count, a, b, quality, budgets, batches)
        assert abs(total - value) < 1e-6 * total and total - bound < 1e-5, (total, value, bound)
        print(f"{number}: K = {count}, {total / count:.6f}, {steps}, {taken:.1f} s", file=sys.stderr)
        solved.append({"a": a / 1000, "b": b / 1000, "quality": quality,
                       "budgets": [budget / 1000 for budget in budgets], "mean_fid": total / count})
    lines = ",\n".join("    " + json.dumps(one) for one in solved)
    print(f'{{\n  "solver": "HiGHS in scipy {scipy.__version__}",\n  "instances": [\n{lines}\n  ]\n}}')


if __name__ == "__main__":
    main()
