"""Whether a customer still has a product."""

from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tresen.customers.models import Product

from .doors import for_staff


@require_POST
@for_staff
def create(request, number, pk):
    product = get_object_or_404(Product, pk=pk, customer__number=number)
    product.end(by=request.user.person, at=timezone.now())
    return redirect("desk:customer", number)


@require_POST
@for_staff
def undo(request, number, pk):
    product = get_object_or_404(Product, pk=pk, customer__number=number)
    product.resume(by=request.user.person)
    return redirect("desk:customer", number)
