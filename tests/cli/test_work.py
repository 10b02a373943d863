from procrastinate.contrib.django import app

from tresen.cli.work import CREWS


def test_every_task_has_a_crew():
    app.perform_import_paths()
    worked_on = {queue for crew in CREWS for queue in crew["queues"]}
    queues = {task.queue for task in app.tasks.values() if task.name.startswith("tresen.")}

    assert queues == worked_on
