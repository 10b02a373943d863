from tresen.bench.figures import of_rate, of_times


def test_half_are_below_p50_and_one_in_twenty_is_above_p95():
    line = str(of_times("Page", [milliseconds / 1000 for milliseconds in range(1, 200)], 9))

    assert "p50   100.0 ms" in line
    assert "p95   190.0 ms" in line
    assert "n  199" in line
    assert line.endswith("aim: 9 ms")


def test_a_rate_counts_what_was_done_in_a_second():
    assert "50 /s   n 100" in str(of_rate("Mail", 100, 2))
