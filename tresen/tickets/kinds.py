from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What is asked for. The code is the API's word."""

    FAULT = "fault", _("Fault")
    BUG = "bug", _("Bug")
    QUESTION = "question", _("Question")
    CONFIGURATION = "configuration", _("Configuration")
    ADVICE = "advice", _("Advice")
    INSTALLATION = "installation", _("Installation")
    SELF_SERVICE = "self_service", _("Self-service task")
    ORDER = "order", _("Order")
    EMERGENCY = "emergency", _("Outage – charged emergency support")
    COMPLAINT = "complaint", _("Complaint")
    UNSORTED = "unsorted", _("Unsorted")

    @classmethod
    def on_offer(cls):
        """What a person may choose; unsorted is what comes by mail and has no kind yet."""
        return [(kind.value, kind.label) for kind in cls if kind is not cls.UNSORTED]
