"""What came out, as one aligned line each."""

from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True)
class Figure:
    name: str
    value: str
    aim: str = ""

    def __str__(self):
        return f"{self.name:<40} {self.value:<42} {self.aim}".rstrip()


def of_times(name, seconds, aim_ms=None):
    p50, p95 = quantiles(seconds, n=20)[9], quantiles(seconds, n=20)[18]
    value = f"p50 {p50 * 1000:7.1f} ms   p95 {p95 * 1000:7.1f} ms   n {len(seconds):4}"
    return Figure(name, value, f"aim: {aim_ms:g} ms" if aim_ms else "")


def of_rate(name, number, seconds, aim=None):
    value = f"{number / seconds:7.0f} /s   n {number}"
    return Figure(name, value, f"aim: {aim:g} /s" if aim else "")


def of_ratio(name, ratio, aim):
    return Figure(name, f"{ratio:9.3f}", f"aim: {aim:.3f}")


def of_memory(name, megabytes, aim=None):
    value = "   ".join(f"{each:7.1f} MB" for each in megabytes)
    return Figure(name, value, f"aim: below {aim} MB" if aim else "")
