"""What `import backchannel` gives, and what it costs."""

import inspect
import subprocess
import sys

import pytest

import backchannel


def test_what_is_exported():
    assert sorted(backchannel.__all__) == backchannel.__all__ == dir(backchannel)
    assert set(backchannel.__all__) == {
        "BackchannelError", "Case", "Claim", "Document", "Entity", "ExchangeError", "Extraction", "Modality",
        "ModelError", "SourceError", "Span", "__version__", "compose", "extract", "load", "read", "render", "write",
    }  # fmt: skip


@pytest.mark.parametrize("name", backchannel.__all__)
def test_each_is_there_and_says_what_it_is(name):
    value = getattr(backchannel, name)
    if name != "__version__":
        assert inspect.getdoc(value)
        assert value.__name__ == name


def test_what_is_not_exported_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        _ = backchannel.nonsense


def test_importing_loads_nothing():
    script = "import sys, backchannel; print(*(name for name in sys.modules if name.startswith('backchannel.')))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["backchannel._version"]
