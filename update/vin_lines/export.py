"""Write trained weights as ONNX and show that both answer alike.

python -m update.vin_lines.export CHECKPOINT.pt VIN_LINES.onnx
"""

from __future__ import annotations

import sys
from pathlib import Path

from update.vin_lines import render
from update.vin_lines.network import HEIGHT_PX, WIDTH_PX, build

OPSET = 17
"""Read by onnxruntime from 1.12 on."""
N_SHOWN = 64
MOST_APART = 1e-3
"""Largest difference between two log probabilities above -12; below, a probability says nothing."""
LEAST_TOLD = -12.0
MOST_BYTES = 12_000_000


def main() -> None:
    """Export, read back, compare on rendered lines, and refuse a file that differs or is too large."""
    import numpy as np
    import onnxruntime
    import torch

    source, target = map(Path, sys.argv[1:3])
    network = build()
    network.load_state_dict(torch.load(source, weights_only=True)["network"])
    network.eval()
    shown = np.stack([render.line((9, n))[0] for n in range(N_SHOWN)]).astype(np.float32)[:, None]
    torch.onnx.export(
        network,
        (torch.zeros(2, 1, HEIGHT_PX, WIDTH_PX),),
        str(target),
        input_names=["lines"],
        output_names=["log_probs"],
        dynamic_axes={"lines": {0: "n"}, "log_probs": {1: "n"}},
        opset_version=OPSET,
        dynamo=False,
    )
    session = onnxruntime.InferenceSession(str(target), providers=["CPUExecutionProvider"])
    for n in (1, N_SHOWN):
        (told,) = session.run(None, {"lines": shown[:n]})
        with torch.no_grad():
            wanted = network(torch.from_numpy(shown[:n])).numpy()
        apart = float(np.abs(np.maximum(told, LEAST_TOLD) - np.maximum(wanted, LEAST_TOLD)).max())
        print(f"{n} lines: largest difference {apart:.2g}")
        if apart > MOST_APART or target.stat().st_size > MOST_BYTES:
            target.unlink()
            sys.exit("not the same, or too large: removed")
    print(f"{target.stat().st_size} bytes, opset {OPSET}")


if __name__ == "__main__":
    main()
