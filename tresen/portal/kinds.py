"""What a contact may ask for, each with the line that helps to choose (promise P3)."""

from django.utils.translation import gettext_lazy as _

from tresen.tickets.models import Kind

KINDS = [
    (Kind.FAULT, _("Something that worked does not work any more. Free of charge.")),
    (Kind.BUG, _("Our software does something wrong. Free of charge.")),
    (Kind.QUESTION, _("You would like to know something about our services.")),
    (Kind.CONFIGURATION, _("We are to set up or change something for you.")),
    (Kind.INSTALLATION, _("We are to install something additional for you.")),
    (Kind.ADVICE, _("You would like our recommendation for a plan or a problem.")),
    (Kind.SELF_SERVICE, _("You could do it yourself, but would like us to do it.")),
    (Kind.ORDER, _("You would like to order, change or cancel a service.")),
    (Kind.COMPLAINT, _("We have done something badly, and you would like to tell us.")),
    (Kind.EMERGENCY, _("An important service is down. Emergency support is charged.")),
]
