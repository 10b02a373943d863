from .contact import Contact
from .customer import Agreement, Customer
from .escalation import Step
from .level import SupportLevel
from .product import Product
from .target import Target

__all__ = ["Agreement", "Contact", "Customer", "Product", "Step", "SupportLevel", "Target"]
