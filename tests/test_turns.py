"""Page scripts take turns: as many at once as are let, the others in their turn, whatever happens."""

import threading

import pytest

from southsouth.turns import Turns


def test_no_more_run_at_once_than_are_let_and_all_come_to_their_turn():
    turns, most, seen = Turns(2), [], threading.Barrier(2)

    def script():
        with turns.turn():
            seen.wait(timeout=20)  # two are in together, or nobody goes on
            most.append(turns.running)

    threads = [threading.Thread(target=script) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert len(most) == 8
    assert max(most) <= 2
    assert (turns.running, turns.waiting) == (0, 0)


def test_a_script_that_fails_gives_its_turn_back():
    turns = Turns(1)
    with pytest.raises(RuntimeError), turns.turn():
        raise RuntimeError
    with turns.turn():
        assert (turns.running, turns.waiting) == (1, 0)


def test_who_waits_is_counted():
    turns = Turns(1)

    def script():
        with turns.turn():
            pass

    waiting = threading.Thread(target=script)
    with turns.turn():
        waiting.start()
        while not turns.waiting:
            assert waiting.is_alive()
    waiting.join(timeout=20)
    assert (turns.running, turns.waiting) == (0, 0)
