"""What tests of sources share."""

import pytest

from backchannel.sources import meet


class Reader:
    """Reads bytes as a file of some name; what goes wrong is kept."""

    def __init__(self, folder):
        self.folder = folder
        self.errors = []
        self.notes = []

    def __call__(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return list(meet([path], on_error=self.errors.append, on_note=self.notes.append))

    @property
    def told(self):
        return [str(error).removeprefix(f"{self.folder}/") for error in self.errors]


@pytest.fixture
def reader(tmp_path):
    return Reader(tmp_path)
