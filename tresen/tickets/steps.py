"""Before it is too late: at which moments of the promised time somebody is told (promise P1)."""

from datetime import timedelta

from tresen.clock import NoServiceTime
from tresen.customers.models import Step
from tresen.hours.models import hours_of_version

WHOLE = 100


def next_step_at(reckoning):
    """When the next share of the open deadline is used up; None after the last."""
    deadline = reckoning.deadline
    done = reckoning.percent.get(deadline.message, 0)
    ahead = [percent for percent in _percents(deadline) if percent > done]
    return _moment(deadline, ahead[0]) if ahead else None


def reached(deadline, done, at):
    """(percent, groups): the highest share used up by now, and everybody whom that concerns."""
    passed = [
        percent
        for percent in _percents(deadline)
        if percent > done and _moment(deadline, percent) <= at
    ]
    due = (step for step in Step.objects.of(deadline.level) if step.percent in passed)
    return passed[-1], {step.tells for step in due}


def _percents(deadline):
    """The end of the promised time is a step by itself, whoever is told."""
    return sorted({WHOLE} | {step.percent for step in Step.objects.of(deadline.level)})


def _moment(deadline, percent):
    if percent == WHOLE:
        return deadline.due_at
    seconds = deadline.seconds * percent // 100
    try:
        if deadline.calendar:
            return hours_of_version(deadline.calendar).after(deadline.counts_from, seconds)
    except NoServiceTime:
        pass
    return deadline.counts_from + timedelta(seconds=seconds)
