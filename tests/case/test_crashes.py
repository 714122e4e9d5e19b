"""What is killed in the middle, and what goes on at once: nothing is lost, nothing is half there."""

import contextlib
import multiprocessing
import os
import random
import signal
import threading
import time

import pytest

from backchannel.case.adding import Incoming
from backchannel.case.store import Store
from stored import met, numbered

KILLS = int(os.environ.get("BACKCHANNEL_KILLS", "24"))
"""Set it to some hundreds for a long run."""

DOCUMENTS = 40

FORK = multiprocessing.get_context("fork")


def import_all(address, batched):
    """What the process that is killed does; it ends by os._exit so that no clean-up of the tests runs in it."""
    with contextlib.suppress(Exception), Store.open(address, create=True) as store:
        items = [numbered(number) for number in range(DOCUMENTS)]
        if batched:
            for _ in store.add_all(Incoming(item.document, item, b"raw") for item in items):
                pass
        else:
            for item in items:
                store.add(item.document, item, b"raw")
        store.decisions.accept("d7#c1", by="killed")
        store.delete("d9", by="killed")
    os._exit(0)


def check(address):
    """Whatever was done before, each document is there whole or not at all."""
    with Store.open(address, create=True) as store:
        found = store.verify()
        assert found.sound, found.problems
        for applied in store.applied():
            extraction = applied.extraction
            assert extraction == numbered(int(extraction.document.id[1:]))
            assert store.raw(extraction.document.id) == b"raw"
            assert len(store.appearances(extraction.document.id)) == 1
            assert [hit.document for hit in store.search(f'"Report {extraction.document.id[1:]}"')] == [
                extraction.document.id
            ]
        return len(store)


@pytest.mark.parametrize("seed", range(2))
def test_kill_at_any_point_of_an_import(address, seed):
    chance = random.Random(seed)
    seen = set()
    for attempt in range(KILLS // 4):
        process = FORK.Process(target=import_all, args=(address, attempt % 2 == 0))
        process.start()
        time.sleep(chance.choice([0.002, 0.01, 0.03, 0.08, 0.15]) * chance.random() * 2)
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        process.close()
        seen.add(check(address))
    process = FORK.Process(target=import_all, args=(address, True))
    process.start()
    process.join()
    assert process.exitcode == 0
    process.close()
    assert check(address) in (DOCUMENTS - 1, DOCUMENTS)


def test_two_writers_and_many_readers(address):
    Store.open(address, create=True).close()

    def write(start, step):
        with Store.open(address) as store:
            for number in range(start, 30, step):
                store.add(numbered(number).document, numbered(number))
                store.add(met().document, met())
            store.decisions.accept("a#c1", by=f"writer {start}")
        os._exit(0)

    def read():
        with Store.open(address) as store:
            last = 0
            while last < 31:
                found = list(store.extractions())
                assert len(found) >= last
                assert all(len(extraction.claims) == 1 for extraction in found)
                last = len(found)
        os._exit(0)

    processes = [FORK.Process(target=write, args=(start, 2)) for start in range(2)]
    processes += [FORK.Process(target=read) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
        assert process.exitcode == 0
        process.close()
    with Store.open(address) as store:
        assert sorted(extraction.document.id for extraction in store.extractions()) == sorted(
            ["a", *(f"d{number}" for number in range(30))]
        )
        assert store.verify().sound
        assert {decided.by for decided in store.decided()} == {"writer 0", "writer 1"}


def test_one_store_in_several_threads(store):
    errors = []

    def work(start):
        try:
            for number in range(start, start + 8):
                store.add(numbered(number).document, numbered(number))
                store.search("ilse")
                len(store)
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(8 * start,)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(store) == 32
    assert store.verify().sound


def test_two_make_one_case_at_once(address):
    processes = [FORK.Process(target=import_all, args=(address, False)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
        assert process.exitcode == 0
        process.close()
    assert check(address) >= DOCUMENTS - 1


def test_a_reader_sees_one_state_while_others_write(store):
    store.add(met().document, met())
    reading = store.extractions()
    first = next(reading)
    store.add(numbered(1).document, numbered(1))
    assert first == met()
    reading.close()
    assert len(list(store.extractions())) == 2
