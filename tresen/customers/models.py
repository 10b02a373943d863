from .agreement import Agreement
from .contact import Contact
from .customer import Customer
from .escalation import Step
from .level import SupportLevel
from .pin import Pin
from .pin_checking import PinCheck
from .product import Product
from .target import Target

__all__ = [
    "Agreement",
    "Contact",
    "Customer",
    "Pin",
    "PinCheck",
    "Product",
    "Step",
    "SupportLevel",
    "Target",
]
