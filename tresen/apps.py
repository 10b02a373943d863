from django.apps import AppConfig


class TresenConfig(AppConfig):
    """The roof: hands every event to the table of promises."""

    name = "tresen"

    def ready(self):
        from tresen import promises
        from tresen.tickets import events

        events.hand_to(promises.follow)
