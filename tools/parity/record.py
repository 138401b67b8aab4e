"""Records training runs of PyTorch as the fixtures `src/core/testing/golden/parity/torch-*.json` (`mtl-parity/1`).

    /usr/bin/python3 tools/parity/record.py

Needs PyTorch only (Debian: python3-torch). The tests need the fixtures alone: `parity.test.ts` replays them on the
engine in float64, `wasm/engine.test.ts` in float32. All numbers are computed in float64 by PyTorch's own losses and
optimizers. A file with the same name is written again, with the same numbers on the same version of PyTorch.

A file holds the data, the initial parameters, the rows of each batch, and what was recorded before the update of some
steps: losses of the batch (null without a label), Gramian of the trunk's gradients, weights (0 without a label); and
after it: losses over all rows. Tensors of weights are [inputs][outputs].
"""

import json
import pathlib

import torch
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, mse_loss

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "src" / "core" / "testing" / "golden" / "parity"
ROWS, BATCH, STEPS, TRUNK = 48, 12, 60, [8, 6]
RECORDED = [1, 2, 3, 5, 10, 20, 40, 60]
torch.set_default_dtype(torch.float64)


def rounded(tensor):
    return torch.round(tensor * 1e6) / 1e6


def loss_of(task, outputs, rows):
    """PyTorch's loss of a task over the labelled rows among `rows`; 0 without a gradient if none has a label."""
    options, target = task.get("options", {}), torch.tensor(task["targets"])[rows]
    if "mask" in task:
        known = torch.tensor(task["mask"])[rows] == 1
        if not known.any():
            return 0 * outputs.sum()
        outputs, target = outputs[known], target[known]
    reduction = task.get("reduction", "mean")
    if task["loss"] == "mse":
        return mse_loss(outputs[:, 0], target, reduction=reduction)
    if task["loss"] == "bce":
        weight = torch.tensor(options.get("positiveWeight", 1.0))
        if target.dim() == 1:
            outputs = outputs[:, 0]
        return binary_cross_entropy_with_logits(outputs, target, pos_weight=weight, reduction=reduction)
    weight = torch.tensor([float(w) for w in options["classWeights"]]) if "classWeights" in options else None
    smoothing = options.get("smoothing", 0.0)
    return cross_entropy(outputs, target.long(), weight=weight, label_smoothing=smoothing, reduction=reduction)


def record(name, seed, tasks, optimizer):
    """`tasks`: dicts with loss, and options; targets are drawn here. `optimizer`: name, lr and more of PyTorch's."""
    random = torch.Generator().manual_seed(seed)
    draw = lambda *shape: torch.randn(*shape, generator=random)
    inputs = rounded(draw(ROWS, 2))
    widths = [task.get("columns", 1 if task["loss"] != "softmax" else 3) for task in tasks]
    score = torch.sin(2 * inputs[:, 0]) + inputs[:, 1] + 0.3 * draw(ROWS)
    for task in tasks:
        if task["loss"] == "mse":
            task["targets"] = rounded(score).tolist()
        elif "columns" in task:  # several yes/no columns in one head
            above = torch.linspace(-0.5, 1.2, task.pop("columns"))
            task["targets"] = (score[:, None] * torch.cos(above) > above).double().tolist()
        elif task["loss"] == "bce":
            task["targets"] = (score > task.pop("above", 0.8)).double().tolist()
        else:
            task["targets"] = ((score > 0.2).double() + (score > 1.2).double()).tolist()
        if "onlyWhere" in task:  # labels only where the label of that task, which stands before it, is 1
            task["mask"] = [int(label) for label in tasks[task.pop("onlyWhere")]["targets"]]
        if task.pop("masked", False):
            task["mask"] = (torch.rand(ROWS, generator=random) < 0.6).int().tolist()
    names, parameters, initial = [], {}, {}
    sizes = [(f"trunk{l}", *pair) for l, pair in enumerate(zip([2, *TRUNK], TRUNK))]
    sizes += [(f"head{t}", TRUNK[-1], width) for t, width in enumerate(widths)]
    for block, rows, columns in sizes:
        for kind, value in (("weight", 0.5 * draw(rows, columns)), ("bias", 0.1 * draw(columns))):
            key = f"{block}.{kind}"
            parameters[key] = rounded(value).requires_grad_(True)
            initial[key] = parameters[key].tolist()
            names.append(key)
    trunk = [parameters[key] for key in names if key.startswith("trunk")]

    def losses(rows):
        x = inputs[rows]
        for l in range(len(TRUNK)):
            x = torch.tanh(x @ parameters[f"trunk{l}.weight"] + parameters[f"trunk{l}.bias"])
        heads = [x @ parameters[f"head{t}.weight"] + parameters[f"head{t}.bias"] for t in range(len(tasks))]
        for t, task in enumerate(tasks):
            if "given" in task:  # the product of two probabilities, as its logit
                product = torch.sigmoid(heads[t]) * torch.sigmoid(heads[task["given"]])
                heads[t] = torch.log(product) - torch.log1p(-product)
        return [loss_of(task, head, rows) for task, head in zip(tasks, heads)]

    weights = [0.5 + 0.25 * t for t in range(len(tasks))]
    rate, factor = optimizer["lr"], optimizer.get("headRate", 1.0)
    groups = [
        {"params": trunk, "lr": rate},
        {"params": [parameters[key] for key in names if key.startswith("head")], "lr": rate * factor},
    ]
    steps = {"sgd": lambda: torch.optim.SGD(groups, lr=rate), "adam": lambda: torch.optim.Adam(groups, lr=rate)}
    stepper = steps[optimizer["name"]]()
    everything = torch.arange(ROWS)
    batches, records = [], []
    for step in range(1, STEPS + 1):
        rows = torch.randperm(ROWS, generator=random)[:BATCH]
        batches.append(rows.tolist())
        each = losses(rows)
        gradients = [
            torch.cat([g.flatten() for g in torch.autograd.grad(loss, trunk, retain_graph=True)]) for loss in each
        ]
        stepper.zero_grad()
        sum(weight * loss for weight, loss in zip(weights, each)).backward()
        stepper.step()
        present = ["mask" not in task or any(task["mask"][row] for row in rows) for task in tasks]
        if step in RECORDED:
            records.append(
                {
                    "step": step,
                    "batchLosses": [loss.item() if has else None for loss, has in zip(each, present)],
                    "gramian": [[torch.dot(a, b).item() for b in gradients] for a in gradients],
                    "weights": [weight if has else 0.0 for weight, has in zip(weights, present)],
                    "fullLossesAfter": [loss.item() for loss in losses(everything)],
                }
            )
    recording = {
        "format": "mtl-parity/1",
        "name": name,
        "by": f"PyTorch {torch.__version__}",
        "seed": seed,
        "activation": "tanh",
        "batchNorm": None,
        "optimizer": optimizer,
        "weighting": {"name": "weightedSum", "weights": weights, "headWeights": "weights"},
        "l2": 0.0,
        "clipGlobalNorm": None,
        "lrDecay": None,
        "inputs": inputs.tolist(),
        "tasks": tasks,
        "initial": initial,
        "batches": batches,
        "tolerance": {"float64": 1e-9},
        "expected": {"records": records, "finalParameters": {key: parameters[key].tolist() for key in names}},
    }
    (FOLDER / f"torch-{name}.json").write_text(json.dumps(recording) + "\n")


record(
    "class-weights",
    4100,
    [
        {"loss": "bce", "options": {"positiveWeight": 3.5}},
        {"loss": "softmax", "options": {"smoothing": 0.1, "classWeights": [0.4, 1, 2.5]}},
        {"loss": "softmax", "options": {"classWeights": [2, 0.7, 1]}, "masked": True},
    ],
    {"name": "adam", "lr": 0.02},
)
record(
    "sums",
    4200,
    [
        {"loss": "mse", "reduction": "sum"},
        {"loss": "softmax", "reduction": "sum", "options": {"classWeights": [2, 0.7, 1]}, "masked": True},
        {"loss": "bce", "masked": True},
    ],
    {"name": "sgd", "lr": 0.01},
)
record(
    "two-rates",
    4300,
    [{"loss": "mse"}, {"loss": "bce"}, {"loss": "softmax", "masked": True}],
    {"name": "adam", "lr": 0.02, "headRate": 0.2},
)
record(
    "labels-where-clicked",
    4400,
    [
        {"loss": "bce", "above": 1.0},
        {"loss": "bce", "above": 1.35, "onlyWhere": 0, "options": {"positiveWeight": 2.0}},
        {"loss": "mse", "onlyWhere": 0},
    ],
    {"name": "adam", "lr": 0.02},
)
record(
    "products",
    4500,
    [
        {"loss": "bce", "given": 1, "above": 1.2},
        {"loss": "bce", "above": 0.3},
        {"loss": "mse", "masked": True},
        {"loss": "bce", "given": 1, "masked": True, "options": {"positiveWeight": 2.5}},
    ],
    {"name": "adam", "lr": 0.02},
)
record(
    "multi-label",
    4600,
    [
        {"loss": "bce", "columns": 3, "options": {"positiveWeight": 2.5}},
        {"loss": "bce", "columns": 5, "masked": True},
        {"loss": "mse"},
        {"loss": "bce"},
    ],
    {"name": "adam", "lr": 0.02},
)
