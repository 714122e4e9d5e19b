"""Average the weights of several checkpoints of one run: a calmer model than any of them (Izmailov et al. 2018).

python average.py OUT.pt CHECKPOINT.pt...
"""

import sys

import torch


def main() -> None:
    out, *paths = sys.argv[1:]
    total = torch.load(paths[0], weights_only=False)
    for path in paths[1:]:
        other = torch.load(path, weights_only=False)
        for part in ("net", "heads"):
            for name, value in other[part].items():
                total[part][name] = total[part][name] + value
    for part in ("net", "heads"):
        for name, value in total[part].items():
            total[part][name] = value / len(paths)
    total["arguments"]["averaged"] = " ".join(paths)
    torch.save(total, out)


if __name__ == "__main__":
    main()
