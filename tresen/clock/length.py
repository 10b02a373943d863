from datetime import timedelta


def length(seconds: int | timedelta) -> timedelta:
    result = seconds if isinstance(seconds, timedelta) else timedelta(seconds=seconds)
    if result < timedelta():
        raise ValueError(f"A deadline cannot lie {-result} before its start.")
    if result.microseconds:
        raise ValueError(f"Service time is counted in whole seconds, not {result}.")
    return result
