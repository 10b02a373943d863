from django.urls import path

from . import (
    attachments,
    closures,
    explanations,
    languages,
    me,
    messages,
    my_reactions,
    new_tickets,
    nudges,
    pins,
    reactions,
    sales,
    start,
    ticket,
    tickets,
)

app_name = "portal"
urlpatterns = [
    path("", start.show, name="start"),
    path("welcome/", start.welcome, name="welcome"),
    path("language/", languages.choose, name="language"),
    path("me/", me.edit, name="me"),
    path("pin/", pins.show_or_make, name="pins"),
    path("pin/revocation/", pins.revoke, name="pin_revocation"),
    path("tickets/", tickets.index_or_create, name="tickets"),
    path("tickets/new/", new_tickets.new, name="new_ticket"),
    path("tickets/<str:shown_id>/", ticket.show, name="ticket"),
    path("tickets/<str:shown_id>/clock/", explanations.show, name="clock"),
    path("tickets/<str:shown_id>/messages/", messages.create, name="messages"),
    path("tickets/<str:shown_id>/closure/", closures.create, name="closure"),
    path("tickets/<str:shown_id>/nudges/", nudges.create, name="nudges"),
    path("tickets/<str:shown_id>/sales/", sales.create, name="sales"),
    path("reactions/", reactions.show, name="reactions"),
    path("reactions/csv/", reactions.download, name="reactions_csv"),
    path("reactions/mine/", my_reactions.show, name="my_reactions"),
    path("reactions/mine/csv/", my_reactions.download, name="my_reactions_csv"),
    path("reactions/mine/tickets/", my_reactions.tickets, name="reaction_tickets"),
    path("attachments/<uuid:pk>/", attachments.show, name="attachment"),
]
