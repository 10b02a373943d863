"""Mail that came in elsewhere, handed over by a program: stored as it is, and filed soon after."""

from typing import Annotated, Literal

from django.utils.translation import gettext as _
from ninja import Query, Router
from pydantic import BaseModel, Field

from tresen.lib.client_ip import client_ip
from tresen.mail.arriving.intake import LARGEST, LONGEST_SENDER, Envelope, store
from tresen.mail.models import IncomingMail

from .bearer import BearerForMail
from .idempotency import verb
from .parameters import Parameters
from .problems import Problem, invalid, not_found

router = Router(tags=["mail"])

MEDIA_TYPE = "message/rfc822"
LETTER = {"schema": {"type": "string", "format": "binary", "maxLength": LARGEST}}
BODY = {"required": True, "content": {MEDIA_TYPE: LETTER}}
Source, State = IncomingMail.Source, IncomingMail.State

Address = Annotated[str, Field(max_length=LONGEST_SENDER, pattern=r"^[^\x00-\x1f\x7f]*$")]


class Handed(Parameters):
    """The envelope: who sent it (`<>` for a report), and which addresses it was sent to."""

    sender: Address = Field("", alias="from")
    to: list[Address] = Field(default=[], max_length=100)


class ReceiptShape(BaseModel):
    """`repeats` is the id of the first receipt, where these very bytes were handed over before."""

    id: int
    state: Literal[State.RECEIVED]
    repeats: int | None


@router.post(
    "/mail",
    auth=BearerForMail(),
    response={202: ReceiptShape},
    openapi_extra={"requestBody": BODY},
    summary="Hand over a mail",
    url_name="mail",
)
@verb(202)
def create(request, handed: Query[Handed]):
    """What becomes of it is not told here: the answer is the same whatever it belongs to."""
    if not _may_hand_over(request.auth):
        raise not_found()
    _refuse_what_is_no_letter(request)
    return _receipt(store(request.body, _envelope(request, handed)))


def _may_hand_over(token):
    """Whoever hands over mail is believed who sent it, like a mail server of our own."""
    person = token.person
    return token.is_for_mail or (hasattr(person, "staff") and person.staff.administers)


def _refuse_what_is_no_letter(request):
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    if length > LARGEST:
        raise Problem(413, _("A mail may have 100 MB at most."))
    if length == 0:
        raise invalid("body", _("The body is empty: send the mail as it came in."))
    if request.content_type != MEDIA_TYPE:
        raise Problem(415, _("Please send message/rfc822."))


def _envelope(request, handed):
    return Envelope(
        source=Source.HTTP,
        sender=handed.sender,
        recipients=tuple(handed.to),
        peer=client_ip(request),
    )


def _receipt(mail):
    receipts = IncomingMail.objects.filter(blob=mail.blob, source=Source.HTTP).order_by("pk")
    first = receipts.values_list("pk", flat=True).first()
    return ReceiptShape(id=mail.pk, state=mail.state, repeats=first if first != mail.pk else None)
