"""What goes to the billing system, each line once. For sales and administrators."""

from django.utils import timezone
from ninja import Router

from tresen.costs.models import Export
from tresen.costs.refusing import NotForExport
from tresen.costs.statements.exporting import export, may_export

from .bodies import NOTHING, Nothing
from .idempotency import verb
from .problems import not_found
from .shapes.statement import ExportShape

router = Router(tags=["costs"])


@router.post("/exports", response={201: ExportShape}, summary="Export what was issued since")
@verb(201)
def create(request, new: Nothing = NOTHING):
    return ExportShape.of(export(by=request.auth.person, at=timezone.now()))


@router.get("/exports/{id}", response=ExportShape, summary="Read an export again")
def show(request, id: int):
    if not may_export(request.auth.person):
        raise NotForExport
    found = Export.objects.select_related("by").filter(pk=id).first()
    if found is None:
        raise not_found()
    return ExportShape.of(found)
