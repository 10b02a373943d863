"""Before it is too late: at which moments of the promised time somebody is told (promise P1)."""

from datetime import timedelta

from tresen.clock import NoServiceTime
from tresen.customers.models import Step
from tresen.hours.models import hours_of_version

WHOLE = 100


def next_step_at(reckoning):
    """When the next share of the open deadline is used up; None after the last."""
    ahead = _not_told(reckoning)
    return _moment(reckoning.deadline, ahead[0]) if ahead else None


def used_up(reckoning, at):
    """The shares, in percent, that are used up by now and not told of yet, lowest first."""
    deadline = reckoning.deadline
    return [percent for percent in _not_told(reckoning) if _moment(deadline, percent) <= at]


def groups_at(percents, level):
    """Whom these steps concern."""
    return {step.tells for step in Step.objects.of(level) if step.percent in percents}


def _not_told(reckoning):
    """The end of the promised time is a step by itself, whoever is told."""
    deadline = reckoning.deadline
    done = reckoning.percent.get(deadline.message, 0)
    every = {WHOLE} | {step.percent for step in Step.objects.of(deadline.level)}
    return sorted(percent for percent in every if percent > done)


def _moment(deadline, percent):
    """Never on the wrong side of the deadline: changed hours may have left it where it was."""
    if percent == WHOLE:
        return deadline.due_at
    nearest = min if percent < WHOLE else max
    return nearest(deadline.due_at, _counted(deadline, percent))


def _counted(deadline, percent):
    seconds = deadline.seconds * percent // 100
    try:
        if deadline.calendar:
            return hours_of_version(deadline.calendar).after(deadline.counts_from, seconds)
    except NoServiceTime:
        pass
    return deadline.counts_from + timedelta(seconds=seconds)
