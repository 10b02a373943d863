"""A page with one simple form: shown, refused with reasons, or done and on to the next page."""

from django.shortcuts import redirect, render

from tresen.people.once import once


def fill(request, form, act, *, template="desk/form.html", refusals=(), **page):
    """`act(form)` does what was asked and returns where to go, or raises one of `refusals`."""
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(once(request.user.person, request.POST.get("once"), lambda: act(form)))
        except refusals as refused:
            form.add_error(None, str(refused))
    status = 400 if form.errors else 200
    return render(request, template, {"form": form, **page}, status=status)
