from .contact import Contact
from .customer import Agreement, Customer
from .level import SupportLevel
from .product import Product

__all__ = ["Agreement", "Contact", "Customer", "Product", "SupportLevel"]
