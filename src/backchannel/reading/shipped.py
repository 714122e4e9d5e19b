"""The model that ships with the package: ONNX for the network, nothing to fetch."""

import json
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from backchannel.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from backchannel.reading.reader import Reader

ASSETS = files("backchannel") / "assets"


@lru_cache(maxsize=1)
def card() -> dict[str, Any]:
    """What is known of the shipped model: version, tag layers, distance biases, calibration.

    Raises:
        ModelError: if the package was built without its model.
    """
    try:
        found: dict[str, Any] = json.loads((ASSETS / "model.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"the reading model is missing or damaged ({error}); install the package again") from error
    return found


@lru_cache(maxsize=2)
def load_reader(threads: int = 0) -> "Reader":
    """The reader with the shipped model; loaded once, in about half a second.

    Args:
        threads: cores to use; 0 for all.

    Raises:
        ModelError: if the model is missing or damaged.
    """
    import onnxruntime
    from tokenizers import Tokenizer

    from backchannel.reading.reader import Reader

    described = card()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(
            (ASSETS / "reader.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_str((ASSETS / "tokenizer.json").read_text("utf-8"))
    except Exception as error:  # onnxruntime and tokenizers raise bare exceptions of their own
        raise ModelError(f"the reading model is missing or damaged ({error}); install the package again") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    names: list[str] = described["outputs"]

    def run(arrays: "dict[str, NDArray[np.int64]]") -> "dict[str, NDArray[np.floating]]":
        return dict(zip(names, session.run(names, arrays), strict=True))

    distance = np.asarray(described["distance"], np.float32)
    # One window a run: int8 scales its numbers by all that is in a batch, so in a shared one documents would change
    # each other. On a few cores batches are no faster.
    return Reader(tokenizer, run, distance, described["layers"], described["version"], batch=1)
