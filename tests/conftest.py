"""What tests share."""

from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is slow, not wrong.
settings.register_profile("backchannel", deadline=None)
settings.load_profile("backchannel")

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Texts and annotations that are kept beside the repository and are no part of it."""
    if not SHARED.is_dir():
        pytest.skip("the folder shared/ is not beside the repository; tests on its texts are left out")
    return SHARED
